package io.roundtrip.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.faults.Failure;
import io.roundtrip.simulators.dataverse.faults.RequestMatch;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Apps start while Dataverse and Service Bus are away, say so by health, and go to work once they are back. */
class WhenServicesAreAwayAtTheStartTest {

    private static final int FOR_EVER = 1_000_000;

    private RunningSandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = RunningSandbox.withMapping(MappingImport.file("sandbox.yaml"), "away");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void theyAreWaitedForVisibly() {
        UUID row = sandbox.dataverse().create("account", Map.of("name", "Patient Bikes", "address1_country", "Canada"));
        sandbox.dataverse().faults().fail(RequestMatch.any(), Failure.unavailable(), FOR_EVER);
        sandbox.bus().faults().goDown();
        sandbox.launch(App.values());
        for (App app : App.values()) {
            RunningSandbox.until(
                    app.module() + " says that something is away",
                    () -> sandbox.health(app).contains("\"status\":\"DOWN\""));
        }
        assertThat(sandbox.health(App.SENDER)).contains("503");
        assertThat(sandbox.health(App.DELIVERY)).contains("outbound-erp");
        assertThat(sandbox.health(App.ACK)).contains("inbound");

        sandbox.dataverse().faults().clear();
        sandbox.bus().faults().comeBack();
        RunningSandbox.until(
                "the row has its number",
                () -> sandbox.dataverse().row("account", row).containsKey("rt_erpid"));
        for (App app : App.values()) {
            RunningSandbox.until(app.module() + " is healthy again", () -> sandbox.isHealthy(app));
        }
    }
}
