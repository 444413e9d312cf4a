package io.roundtrip.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.mapping.TargetState;
import io.roundtrip.schema.failures.FailureRows;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@SpringBootTest(
        classes = AdminOverWorlds.class,
        properties = {
            "roundtrip.admin.time-zone=Europe/Berlin",
            "roundtrip.admin.operator=Kim Lee",
            "roundtrip.admin.dynamics-url=https://contoso.crm4.dynamics.com/"
        })
@AutoConfigureMockMvc
class PagesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Worlds worlds;

    World world;

    @BeforeEach
    void startAnew() {
        world = worlds.next();
    }

    @Test
    void listShowsWhatFailedAtWhichStageSinceWhenAndHowOften() {
        world.refused("Contoso Ltd", "country is missing");
        assertThat(page("/failed").text())
                .contains("Contoso Ltd")
                .contains("Could not be sent to ERP: country is missing")
                .contains("Deliver")
                .contains("3 of 8")
                .contains("<time datetime=\"" + today() + "T14:32:08+01:00\" title=\"" + today()
                        + " 14:32:08 (Europe/Berlin)\">");
    }

    @Test
    void outboxRecordsStandInTheSameListWithTheirNextTry() {
        world.unsent("Bold Bike Accessories");
        assertThat(page("/failed").text())
                .contains("Could not be sent to ERP: the transport is closed for maintenance")
                .contains("in 10 min");
    }

    @Test
    void recordThatWaitsForItsParentSaysSo() {
        world.parked("Sofia Marino");
        assertThat(page("/failed").text()).contains("Waits for its account, which is not in ERP yet");
    }

    @Test
    void emptyListSaysThatNothingFailed() {
        assertThat(page("/failed").text()).contains("Nothing failed");
    }

    @Test
    void searchFindsByNameReasonAndId() {
        UUID contoso = world.refused("Contoso Ltd", "country is missing");
        world.refused("Fabrikam", "name is too long");
        assertThat(page("/failed?q=CONTOSO").text()).contains("Contoso Ltd").doesNotContain("Fabrikam");
        assertThat(page("/failed?q=too%20long").text()).contains("Fabrikam").doesNotContain("Contoso Ltd");
        assertThat(page("/failed?q=" + contoso).text()).contains("Contoso Ltd").doesNotContain("Fabrikam");
    }

    @Test
    void listIsCutIntoPagesOfFifty() {
        for (int i = 0; i < 120; i++) {
            world.targetDown("Store " + i);
        }
        assertThat(page("/failed").text())
                .contains("1–50 of 120")
                .contains(">Store 119<")
                .doesNotContain(">Store 69<");
        assertThat(page("/failed?page=3").text()).contains("101–120 of 120").contains(">Store 0<");
        assertThat(page("/failed?page=99").text()).contains("101–120 of 120");
    }

    @Test
    void lineThatSomebodyLooksAtIsShownUntilTheyLookAway() {
        UUID contoso = world.refused("Contoso Ltd", "country is missing");
        assertThat(page("/failed").text()).contains("Contoso Ltd");
        world.failures.requestRetry(contoso, "Kim Lee");
        world.retriesAreConfirmed();
        assertThat(page("/failed").text()).doesNotContain("Contoso Ltd");
        assertThat(page("/failed?keep=" + contoso).text())
                .contains("Contoso Ltd")
                .contains("Resolved");
    }

    @Test
    void notificationPageSaysWhatHappenedWhatToDoAndLinksToTheRecord() {
        UUID contoso = world.refused("Contoso Ltd", "country is missing");
        assertThat(page("/notifications/" + contoso).text())
                .contains("<title>Contoso Ltd could not be sent to ERP: country is missing · Roundtrip Local</title>")
                .contains("<h1>Contoso Ltd could not be sent to ERP: country is missing</h1>")
                .contains("Correct Contoso Ltd in Dynamics and save.")
                .contains("https://contoso.crm4.dynamics.com/main.aspx?pagetype=entityrecord&amp;etn=account&amp;id="
                        + World.row("Contoso Ltd"));
    }

    @Test
    void unknownNotificationIsAFriendlyPage() {
        Page gone = page("/notifications/" + UUID.randomUUID());
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.text()).contains("does not exist any more");
        assertThat(page("/notifications/nonsense").status()).isEqualTo(404);
    }

    @Test
    void whatNobodyForesawIsANumberForTheAdministratorAndNoStackTrace() {
        worlds.next(new World(worlds.clock, world.outbox, failing(FailureRows.class), world.feeds));
        Page wrong = page("/failed");
        assertThat(wrong.status()).isEqualTo(500);
        assertThat(wrong.text())
                .contains("Something went wrong on our side")
                .containsPattern("Number: <code>[0-9a-f]{8}</code>")
                .doesNotContain("planted");
    }

    private static <T> T failing(Class<T> port) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, args) -> {
            throw new IllegalStateException("planted");
        }));
    }

    @Test
    void overviewCountsAndGroupsByCause() {
        world.readChanges("erp-customer");
        world.targetDown("Contoso Ltd");
        world.targetDown("Fabrikam");
        world.refused("Northwind", "country is missing");
        assertThat(page("/").text())
                .contains("3 changes have failed and need you")
                .contains("ERP does not answer")
                .contains("<span class=\"big-n\">2</span>")
                .contains("erp-customer");
    }

    @Test
    void overviewSaysWhichTargetIsDown() {
        world.mappings.setTargetState("erp", TargetState.BLOCKED);
        world.clock.tick(Duration.ofMinutes(1));
        assertThat(page("/").text()).contains("Target down").contains("ERP does not accept anything at the moment");
    }

    private java.time.LocalDate today() {
        return java.time.LocalDate.ofInstant(world.clock.instant(), java.time.ZoneOffset.UTC);
    }

    private Page page(String path) {
        return Page.get(mvc, path);
    }

    private Page post(String path) {
        return Page.post(mvc, path);
    }
}
