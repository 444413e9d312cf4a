package io.roundtrip.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.mapping.TargetState;
import io.roundtrip.messaging.Category;
import io.roundtrip.messaging.Stage;
import io.roundtrip.schema.failures.FailureCause;
import io.roundtrip.schema.failures.FailureStatus;
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
    void retryIsRequestedInTheOperatorsNameAndSaidOnTheNextPage() {
        UUID contoso = world.refused("Contoso Ltd", "country is missing");
        Page posted = post("/notifications/" + contoso + "/retry?seen=0");
        assertThat(posted.status()).isEqualTo(302);
        assertThat(posted.location()).isEqualTo("/notifications/" + contoso);
        assertThat(posted.follow().text())
                .contains("The retry of Contoso Ltd is requested")
                .contains("Contoso Ltd will be sent to ERP again");
        assertThat(world.rows.find(contoso).orElseThrow().progress().actedBy()).contains("Kim Lee");
    }

    @Test
    void retryOfAnOutboxRecordLeadsToTheFailureThatItBecomes() {
        UUID record = world.unsent("Bold Bike Accessories");
        Page posted = post("/notifications/" + record + "/retry?seen=0");
        assertThat(posted.location())
                .isEqualTo("/notifications/" + record + "?then="
                        + World.key("Bold Bike Accessories").id());
        assertThat(posted.follow().text()).contains("Retry requested");
        world.outbox.delete(world.outbox.find(record).orElseThrow());
        assertThat(page(posted.location()).location())
                .isEqualTo(
                        "/notifications/" + World.key("Bold Bike Accessories").id());
    }

    @Test
    void secondClickChangesNothingAndNamesWhoWasFaster() {
        UUID contoso = world.refused("Contoso Ltd", "country is missing");
        world.failures.requestRetry(contoso, "Anna Berg");
        Page late = post("/notifications/" + contoso + "/retry?seen=0");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text())
                .contains("Contoso Ltd was changed by somebody else")
                .contains("Anna Berg");
        assertThat(world.rows.find(contoso).orElseThrow().progress().actedBy()).contains("Anna Berg");
    }

    @Test
    void clickOnAPageFromBeforeALaterRetryIsTooLateToo() {
        UUID contoso = world.refused("Contoso Ltd", "country is missing");
        world.failures.requestRetry(contoso, "Anna Berg");
        world.failures.retrySent(world.rows.find(contoso).orElseThrow());
        assertThat(post("/notifications/" + contoso + "/retry?seen=0").status()).isEqualTo(409);
        assertThat(post("/notifications/" + contoso + "/retry?seen=1").status()).isEqualTo(302);
    }

    @Test
    void planSaysHowManyAndTheStartRetriesExactlyThose() {
        UUID contoso = world.refused("Contoso Ltd", "country is missing");
        UUID fabrikam = world.targetDown("Fabrikam");
        world.failures.requestRetry(world.targetDown("Northwind"), "Anna Berg");
        assertThat(page("/retries/plan?scope=filter").text())
                .contains("<h1>Retry 2 notifications</h1>")
                .contains(contoso.toString())
                .contains(fabrikam.toString());
        world.targetDown("Came later");
        Page posted = post("/retries?ids=" + contoso + "," + fabrikam);
        assertThat(posted.follow().text()).contains("2 retries are requested.");
        assertThat(status(contoso)).isEqualTo(FailureStatus.RETRY_REQUESTED);
        assertThat(world.rows
                        .find(World.key("Came later").id())
                        .orElseThrow()
                        .state()
                        .status())
                .isEqualTo(FailureStatus.FAILED);
    }

    @Test
    void bulkRetryLeavesAloneWhatSomebodyElseRetriedAndCountsIt() {
        UUID contoso = world.refused("Contoso Ltd", "country is missing");
        UUID fabrikam = world.targetDown("Fabrikam");
        world.failures.requestRetry(fabrikam, "Anna Berg");
        assertThat(post("/retries?ids=" + contoso + "," + fabrikam).follow().text())
                .contains("One retry is requested. One was left alone");
    }

    @Test
    void planIsBoundedAndSaysWhatRemains() {
        for (int i = 0; i < 510; i++) {
            world.targetDown("Store " + i);
        }
        assertThat(page("/retries/plan?scope=filter").text())
                .contains("<h1>Retry 500 notifications</h1>")
                .contains("At most 500 are started at once");
    }

    @Test
    void discardNeedsAReasonAndCanBeTakenBack() {
        UUID contoso = world.refused("Contoso Ltd", "country is missing");
        Page refused = post("/notifications/" + contoso + "/discard?reason=%20");
        assertThat(refused.follow().text()).contains("Write a reason");
        assertThat(status(contoso)).isEqualTo(FailureStatus.FAILED);

        assertThat(post("/notifications/" + contoso + "/discard?reason=a%20test%20record")
                        .follow()
                        .text())
                .contains("Contoso Ltd was discarded")
                .contains("a test record");
        assertThat(status(contoso)).isEqualTo(FailureStatus.DISCARDED);

        post("/notifications/" + contoso + "/restore");
        assertThat(status(contoso)).isEqualTo(FailureStatus.FAILED);
    }

    @Test
    void unknownNotificationIsAFriendlyPage() {
        Page gone = page("/notifications/" + UUID.randomUUID());
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.text()).contains("does not exist any more");
        assertThat(page("/notifications/nonsense").status()).isEqualTo(404);
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

    @Test
    void nothingThatComesFromOutsideBecomesMarkup() {
        String payload = "\"><script>alert('${7*7}')</script><img src=x onerror=alert(1)>&{0}";
        UUID id = world.dead(
                World.key("evil"), payload, new FailureCause(Stage.DELIVER, Category.DATA, payload, payload));
        world.failures.requestRetry(id, payload);
        for (String path : new String[] {
            "/",
            "/failed",
            "/failed?q=" + encoded(payload),
            "/failed?mapping=" + encoded(payload),
            "/notifications/" + id,
            "/retries/plan?id=" + id + "&q=" + encoded(payload)
        }) {
            String text = page(path).text();
            assertThat(text)
                    .as(path)
                    .doesNotContain("<script>alert")
                    .doesNotContain("<img src=x")
                    .doesNotContain("'49'");
        }
        assertThat(page("/notifications/" + id).text()).contains("&lt;script&gt;");
        assertThat(post("/notifications/" + id + "/discard?reason=" + encoded(payload))
                        .follow()
                        .text())
                .contains("&lt;script&gt;")
                .doesNotContain("<script>alert");
    }

    @Test
    void noPageSpeaksOfWhatOnlyTechniciansKnow() {
        UUID contoso = world.refused("Contoso Ltd", "country is missing");
        world.unsent("Bold Bike Accessories");
        for (String path : new String[] {"/", "/failed", "/notifications/" + contoso, "/retries/plan?scope=filter"}) {
            assertThat(page(path).text())
                    .as(path)
                    .doesNotContainIgnoringCase("outbox")
                    .doesNotContainIgnoringCase("dead letter")
                    .doesNotContainIgnoringCase("queue")
                    .doesNotContainIgnoringCase("etag")
                    .doesNotContainIgnoringCase("payload")
                    .doesNotContainIgnoringCase("delta link")
                    .doesNotContain("??");
        }
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    private java.time.LocalDate today() {
        return java.time.LocalDate.ofInstant(world.clock.instant(), java.time.ZoneOffset.UTC);
    }

    private FailureStatus status(UUID id) {
        return world.rows.find(id).orElseThrow().state().status();
    }

    private Page page(String path) {
        return Page.get(mvc, path);
    }

    private Page post(String path) {
        return Page.post(mvc, path);
    }
}
