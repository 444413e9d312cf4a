package io.roundtrip.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.roundtrip.simulators.servicebus.faults.SendRefusal;
import io.roundtrip.simulators.target.Switches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The three kinds of failure, caused by services that refuse, retried by a business admin in a real browser. */
class WhenFailuresAreRetriedInABrowserTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private static RunningSandbox sandbox;
    private static FailuresClient failures;
    private static ChromeDriver browser;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(
                Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
                "no Chromium on this machine (Debian: apt-get install chromium chromium-driver)");
        sandbox = RunningSandbox.withMapping(MappingImport.file("sandbox.yaml"), "browser");
        sandbox.start(App.values());
        failures = new FailuresClient(sandbox.address(App.ADMIN_UI));
        browser = browser();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.quit();
        }
        if (sandbox != null) {
            sandbox.close();
        }
    }

    @Test
    void oneIsRetriedThenTheSelectedThenAll() {
        UUID unsent = delivered("Bold Bike Accessories");
        List<UUID> down = List.of(delivered("Downhill Bikes"), delivered("Uphill Bikes"));
        sandbox.erp()
                .switchTo(Switches.none()
                        .withRefuseNames(List.of("Unwanted Bikes"))
                        .withDownForSourceIds(down.stream().map(UUID::toString).toList()));
        sandbox.bus()
                .faults()
                .refuseSends(
                        "one row",
                        SendRefusal.of("outbound-erp", SendRefusal.QUOTA_EXCEEDED)
                                .whereBodyContains(unsent.toString()));
        UUID refused = sandbox.dataverse().create("account", account("Unwanted Bikes"));
        down.forEach(WhenFailuresAreRetriedInABrowserTest::edit);
        edit(unsent);
        List<UUID> all = List.of(unsent, down.get(0), down.get(1), refused);
        all.forEach(row -> failures.until(row, "FAILED"));
        sandbox.erp().switchTo(Switches.none());
        sandbox.bus().faults().allowSends("one row");

        retryOne("Unwanted Bikes");
        failures.until(refused, "RESOLVED");

        open("/failed");
        click("[aria-label='Select Downhill Bikes']");
        click("[aria-label='Select Uphill Bikes']");
        retrySelection("Retry 2 notifications");
        down.forEach(row -> failures.until(row, "RESOLVED"));

        open("/failed");
        click("[name=scope][value=filter]");
        retrySelection("Retry one notification");
        failures.until(unsent, "RESOLVED");

        open("/failed");
        shows("#list h2", "Nothing failed");
        all.forEach(row -> assertThat(sandbox.dataverse().row("account", row)).containsKey("rt_erpid"));
    }

    private static void retryOne(String record) {
        open("/failed");
        browser.findElement(By.linkText(record)).click();
        click("#retry");
        shows("h1", record + " is in sync with ERP");
    }

    private static void retrySelection(String title) {
        click("#retry-selection");
        shows("h1", title);
        click("#start");
    }

    private static void open(String path) {
        browser.get(sandbox.address(App.ADMIN_UI) + path);
    }

    private static void click(String selector) {
        browser.findElement(By.cssSelector(selector)).click();
    }

    private static void shows(String selector, String text) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(texts(selector)).containsExactly(text));
    }

    private static List<String> texts(String selector) {
        Object texts = browser.executeScript(
                "return [...document.querySelectorAll(arguments[0])].map(element => element.innerText.trim())",
                selector);
        return ((List<?>) java.util.Objects.requireNonNull(texts))
                .stream().map(String::valueOf).toList();
    }

    private static Map<String, Object> account(String name) {
        return Map.of("name", name, "address1_postalcode", "98104", "address1_country", "United States");
    }

    private static UUID delivered(String name) {
        UUID row = sandbox.dataverse().create("account", account(name));
        RunningSandbox.until(
                name + " has its number",
                () -> sandbox.dataverse().row("account", row).containsKey("rt_erpid"));
        return row;
    }

    private static void edit(UUID row) {
        sandbox.dataverse().update("account", row, Map.of("telephone1", "555-0199"));
    }

    private static ChromeDriver browser() throws IOException {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1440,1000",
                "--user-data-dir=" + Files.createTempDirectory("chromium"));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .build();
        return new ChromeDriver(service, options);
    }
}
