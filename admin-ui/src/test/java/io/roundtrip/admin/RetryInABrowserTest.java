package io.roundtrip.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
        classes = AdminOverWorlds.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "roundtrip.admin.environment-name=Sandbox",
            "roundtrip.admin.environment-color=sandbox",
            "roundtrip.admin.dynamics-url=https://contoso.crm4.dynamics.com",
            "roundtrip.admin.time-zone=Europe/Berlin"
        })
class RetryInABrowserTest {

    @LocalServerPort
    int port;

    @Autowired
    Worlds worlds;

    World world;

    Browser browser;

    @BeforeEach
    void open() {
        world = worlds.next();
        browser = Browser.at(port);
        browser.emulate(1440, "light");
        world.readChanges("erp-customer");
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void oneThenSomeThenAllAreRetriedAndTurnGreenOnceConfirmed() {
        world.refused("Contoso Ltd", "country is missing");
        List.of("Fabrikam", "Northwind", "Tailspin", "Wingtip").forEach(world::targetDown);

        browser.open("/failed").clickLink("Contoso Ltd");
        browser.click("#retry");
        shows(".note[role=status]", "The retry of Contoso Ltd is requested. It turns green when it is confirmed.");
        shows("h1", "Contoso Ltd will be sent to ERP again");
        world.retriesAreConfirmed();
        shows("h1", "Contoso Ltd is in sync with ERP");

        browser.open("/failed").click("[aria-label='Select Fabrikam']");
        browser.click("[aria-label='Select Wingtip']");
        shows("[data-count]", "2");
        browser.click("#retry-selection");
        shows("h1", "Retry 2 notifications");
        browser.click("#start");
        shows(".note[role=status]", "2 retries are requested.");
        shows("[data-rows] .pill", "Retry requested", "Failed", "Failed", "Retry requested");
        world.retriesAreConfirmed();
        shows("[data-rows] .pill", "Resolved", "Failed", "Failed", "Resolved");

        browser.click("[name=scope][value=filter]");
        browser.click("#retry-selection");
        shows("h1", "Retry 2 notifications");
        browser.click("#start");
        shows(".note[role=status]", "2 retries are requested.");
        world.retriesAreConfirmed();
        shows("[data-rows] .pill", "Resolved", "Resolved");
        browser.open("/failed");
        shows("#list h2", "Nothing failed");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void recordThatServiceBusRefusedTurnsGreenInItsPlace() {
        world.unsent("Bold Bike Accessories");
        browser.open("/failed").click("[data-pick-all]");
        browser.click("#retry-selection");
        shows("h1", "Retry one notification");
        browser.click("#start");
        shows("[data-rows] .pill", "Retry requested");
        world.retriesAreConfirmed();
        shows("[data-rows] .pill", "Resolved");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void pagesLookRightInLightAndDarkOnADeskAndOnAPhone() {
        String contoso = world.refused("Contoso Ltd", "country is missing").toString();
        List.of("Fabrikam", "Northwind Traders", "Tailspin Toys", "Wingtip Toys")
                .forEach(world::targetDown);
        world.parked("Sofia Marino");
        world.unsent("Bold Bike Accessories");
        world.failures.requestRetry(World.key("Fabrikam").id(), "Anna Berg");
        for (String scheme : List.of("light", "dark")) {
            for (int width : List.of(1440, 390)) {
                browser.emulate(width, scheme);
                shot("/", "overview", width, scheme);
                shot("/failed", "failed", width, scheme);
                shot("/notifications/" + contoso, "notification", width, scheme);
                shot("/notifications/" + contoso + "/discard", "discard", width, scheme);
                shot("/retries/plan?scope=filter", "plan", width, scheme);
                shot("/failed?q=nothing", "nothing", width, scheme);
                shot("/notifications/" + World.row("nobody"), "gone", width, scheme);
            }
        }
    }

    private void shot(String path, String name, int width, String scheme) {
        browser.open(path).screenshot(name, width, scheme);
        assertThat(browser.run("return document.documentElement.scrollWidth - innerWidth"))
                .as(name + " at " + width + " must not scroll sideways")
                .isEqualTo(0L);
    }

    /** Now or after a while, without a reload by hand. */
    private void shows(String selector, String... texts) {
        await().atMost(Browser.PATIENCE)
                .untilAsserted(() -> assertThat(browser.texts(selector)).containsExactly(texts));
    }
}
