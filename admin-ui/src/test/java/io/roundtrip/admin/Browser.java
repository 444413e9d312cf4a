package io.roundtrip.admin;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium from the system's packages; without one, tests are skipped with a message. */
final class Browser implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    private final ChromeDriver chrome;
    private final String address;

    private Browser(ChromeDriver chrome, String address) {
        this.chrome = chrome;
        this.address = address;
    }

    static Browser at(int port) {
        assumeTrue(
                Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
                "no Chromium on this machine (Debian: apt-get install chromium chromium-driver)");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .build();
        return new Browser(new ChromeDriver(service, options()), "http://127.0.0.1:" + port);
    }

    private static ChromeOptions options() {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, java.util.logging.Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.setCapability("goog:loggingPrefs", logs);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + newDirectory());
        return options;
    }

    private static Path newDirectory() {
        try {
            return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "chromium");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Browser open(String path) {
        chrome.get(address + path);
        return this;
    }

    /** Read in one step, because a live page replaces its elements. */
    List<String> texts(String selector) {
        Object texts = chrome.executeScript(
                "return [...document.querySelectorAll(arguments[0])].map(element => element.innerText.trim())",
                selector);
        return ((List<?>) java.util.Objects.requireNonNull(texts))
                .stream().map(String::valueOf).toList();
    }

    void click(String selector) {
        chrome.findElement(By.cssSelector(selector)).click();
    }

    void clickLink(String text) {
        chrome.findElement(By.linkText(text)).click();
    }

    Object run(String script) {
        Object result = chrome.executeScript(script);
        return result == null ? "" : result;
    }

    /** Also what the content security policy has refused. */
    List<String> complaints() {
        return chrome.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    void screenshot(String name, int width, String scheme) {
        emulate(width, scheme);
        Object height = run("return Math.max(document.documentElement.scrollHeight, 600)");
        chrome.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        byte[] png = chrome.getScreenshotAs(OutputType.BYTES);
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(SCREENSHOTS.resolve(name + "-" + width + "-" + scheme + ".png"), png);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void emulate(int width, String scheme) {
        chrome.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        chrome.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    @Override
    public void close() {
        chrome.quit();
    }
}
