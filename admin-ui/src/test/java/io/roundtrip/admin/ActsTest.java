package io.roundtrip.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.schema.failures.FailureStatus;
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
class ActsTest {

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
    void listShowsARetryAtOnceThoughItWasReadAMomentAgo() {
        UUID contoso = world.refused("Contoso Ltd", "country is missing");
        assertThat(page("/failed").text()).contains(">Failed<");
        post("/retries?ids=" + contoso);
        assertThat(page("/failed").text()).contains(">Retry requested<");
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
