package io.roundtrip.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.servicebus.faults.SendRefusal;
import io.roundtrip.simulators.target.Switches;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Failures arise because a service refuses; each is seen and retried by REST, and turns green by its acknowledgement
 * alone. No failed record is ever written by this test.
 */
class WhenServicesRefuseTest {

    private static RunningSandbox sandbox;
    private static FailuresClient failures;

    @BeforeAll
    static void start() {
        sandbox = RunningSandbox.withMapping(MappingImport.file("sandbox.yaml"), "refusals");
        sandbox.start(App.values());
        failures = new FailuresClient(sandbox.address(App.ADMIN_UI));
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void aSendThatServiceBusRefusesIsRetriedByHand() {
        UUID row = delivered("Bold Bike Accessories");
        sandbox.untilQuiet(); // else the echo that is read after the edit makes a second notification
        SendRefusal refusal =
                SendRefusal.of("outbound-erp", SendRefusal.QUOTA_EXCEEDED).whereBodyContains(row.toString());
        sandbox.bus().faults().refuseSends("one row", refusal);
        edit(row, "Bold Bike Accessories 2");
        JsonNode failed = failures.until(row, "FAILED");
        assertThat(failed.path("stage").asString()).isEqualTo("SEND");
        assertThat(failed.path("nextAttempt").asString()).isNotBlank();

        sandbox.bus().faults().allowSends("one row");
        failures.retry(failed);
        failures.until(row, "RESOLVED");
        assertThat(erpName(row)).isEqualTo("Bold Bike Accessories 2");
        assertThat(sandbox.dataverse().count("rt_notification")).isZero();
    }

    @Test
    void aRowThatTheTargetRefusesIsDeadLetteredAtOnceAndHealedByTheEditThatMendsIt() {
        UUID school = sandbox.dataverse().create("account", account("Anaheim High School", null));
        JsonNode failed = failures.until(school, "FAILED");
        assertThat(failed.path("category").asString()).isEqualTo("DATA");
        assertThat(failed.path("reason").asString()).isEqualTo("country is missing");
        assertThat(failed.path("attempts").asInt()).isEqualTo(1);

        sandbox.dataverse().update("account", school, Map.of("address1_country", "United States"));
        failures.until(school, "RESOLVED");
        assertThat(erpName(school)).isEqualTo("Anaheim High School");
    }

    @Test
    void aRowThatTheTargetRefusesIsRetriedByHandOnceTheTargetTakesIt() {
        sandbox.erp().switchTo(Switches.none().withRefuseNames(List.of("Unwanted Bikes")));
        UUID row = sandbox.dataverse().create("account", account("Unwanted Bikes", "Canada"));
        JsonNode failed = failures.until(row, "FAILED");
        failures.retry(failed);
        RunningSandbox.until(
                "the retry failed as well",
                () -> failures.of(row).path("retries").asInt() == 1
                        && failures.of(row).path("status").asString().equals("FAILED"));

        sandbox.erp().switchTo(Switches.none());
        failures.retry(failures.of(row));
        failures.until(row, "RESOLVED");
        assertThat(number(row))
                .isEqualTo(sandbox.dataverse().row("account", row).get("rt_erpid"));
    }

    @Test
    void rowsOfATargetThatIsDownAreRetriedTogetherAndNothingIsGreenBeforeItsAcknowledgement() {
        List<UUID> rows = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            rows.add(delivered("Downtown Bikes " + i));
        }
        List<String> ids = rows.stream().map(UUID::toString).toList();
        sandbox.erp().switchTo(Switches.none().withDownForSourceIds(ids));
        rows.forEach(row -> edit(row, "Uptown Bikes"));
        List<JsonNode> failed =
                rows.stream().map(row -> failures.until(row, "FAILED")).toList();
        assertThat(failed).allSatisfy(one -> {
            assertThat(one.path("category").asString()).isEqualTo("TARGET_DOWN");
            assertThat(one.path("attempts").asInt()).isEqualTo(3);
        });

        sandbox.erp().switchTo(Switches.none());
        sandbox.process(App.ACK).kill();
        failures.retryAll(failed);
        RunningSandbox.until(
                "all are at the ERP",
                () -> rows.stream().allMatch(row -> erpName(row).equals("Uptown Bikes")));
        RunningSandbox.until(
                "five answers wait", () -> sandbox.bus().counts("inbound").active() >= 5);
        assertThat(rows)
                .allSatisfy(row ->
                        assertThat(failures.of(row).path("status").asString()).isEqualTo("RETRYING"));

        sandbox.process(App.ACK).restart();
        rows.forEach(row -> failures.until(row, "RESOLVED"));
    }

    private static Map<String, Object> account(String name, @org.jspecify.annotations.Nullable String country) {
        Map<String, Object> account = new java.util.HashMap<>(Map.of("name", name, "address1_postalcode", "98104"));
        if (country != null) {
            account.put("address1_country", country);
        }
        return account;
    }

    private static UUID delivered(String name) {
        UUID row = sandbox.dataverse().create("account", account(name, "United States"));
        RunningSandbox.until(
                name + " has its number",
                () -> sandbox.dataverse().row("account", row).containsKey("rt_erpid"));
        return row;
    }

    private static void edit(UUID row, String name) {
        sandbox.dataverse().update("account", row, Map.of("name", name));
    }

    private static String erpName(UUID row) {
        return sandbox.erp()
                .bySource("customers", row.toString())
                .map(customer -> customer.body().path("name").asString())
                .orElse("");
    }

    private static String number(UUID row) {
        return sandbox.erp().bySource("customers", row.toString()).orElseThrow().number();
    }
}
