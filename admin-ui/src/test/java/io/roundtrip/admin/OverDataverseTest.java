package io.roundtrip.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.dataverse.AccessTokens;
import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.DataverseSettings;
import io.roundtrip.dataverse.Secret;
import io.roundtrip.schema.failures.DataverseFailureRows;
import io.roundtrip.schema.feeds.DataverseDeltaLinks;
import io.roundtrip.schema.outbox.DataverseOutbox;
import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The pages over the stores that production uses, and a simulated environment. */
@SpringBootTest(classes = AdminOverWorlds.class)
@AutoConfigureMockMvc
class OverDataverseTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Worlds worlds;

    SimulatedDataverse dataverse;
    World world;

    @BeforeEach
    void start() {
        dataverse = SimulatedTables.start(worlds.clock);
        DataverseClient client = client(dataverse);
        world = worlds.next(new World(
                worlds.clock,
                new DataverseOutbox(client),
                new DataverseFailureRows(client),
                new DataverseDeltaLinks(client)));
    }

    @AfterEach
    void stop() {
        dataverse.close();
    }

    @Test
    void listRetryAndConfirmation() {
        UUID contoso = world.refused("Contoso Ltd", "country is missing");
        UUID record = world.unsent("Bold Bike Accessories");
        world.readChanges("erp-customer");
        assertThat(Page.get(mvc, "/").text()).contains("2 changes have failed").contains("Running");
        assertThat(Page.get(mvc, "/failed").text())
                .contains("Contoso Ltd")
                .contains("the transport is closed for maintenance");

        assertThat(Page.post(mvc, "/retries?ids=" + contoso + "," + record)
                        .follow()
                        .text())
                .contains("2 retries are requested.");
        assertThat(Page.get(mvc, "/notifications/" + record).text()).contains("Retry requested");
        world.retriesAreConfirmed();
        assertThat(Page.get(mvc, "/notifications/" + contoso).text()).contains("Contoso Ltd is in sync with ERP");
        assertThat(Page.get(mvc, "/failed?view=solved").text()).contains("Contoso Ltd");
    }

    @Test
    void withoutDataverseAPageSaysSoAndThatNothingIsLost() {
        dataverse.close();
        Page unreachable = Page.get(mvc, "/failed");
        assertThat(unreachable.status()).isEqualTo(503);
        assertThat(unreachable.text()).contains("Dataverse does not answer").contains("nothing is lost");
        assertThat(Page.get(mvc, "/api/failures").status()).isEqualTo(503);
    }

    private static DataverseClient client(SimulatedDataverse dataverse) {
        DataverseSettings settings = new DataverseSettings(
                dataverse.url(),
                dataverse.authority(),
                dataverse.tenantId(),
                "unused",
                new Secret("unused"),
                Duration.ofSeconds(5),
                100);
        return new DataverseClient(settings, AccessTokens.fixed("alex.demo"), Clock.systemUTC(), new Random(1));
    }
}
