package io.roundtrip.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.target.TargetRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 500 edits over 200 rows, while every app is killed once by {@code kill -9} and started again. */
class WhenEachAppIsKilledTest {

    private static final int ROWS = 200;
    private static final int EDITS = 500;
    private static final Map<String, String> COUNTRIES =
            Map.of("United States", "US", "Canada", "CA", "Germany", "DE", "France", "FR");

    private final long seed = Long.getLong("sandbox.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private RunningSandbox sandbox;
    private List<UUID> rows;

    @BeforeEach
    void start() {
        System.out.println("WhenEachAppIsKilledTest runs with -Dsandbox.seed=" + seed);
        sandbox = RunningSandbox.withMapping(MappingImport.file("sandbox.yaml"), "kill");
        List<Map<String, Object>> accounts = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            accounts.add(anyAccount("Store " + i));
        }
        rows = sandbox.dataverse().createAll("account", accounts);
        sandbox.start(App.values());
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void targetEqualsSourceAndNothingIsLeftOver() {
        List<App> victims = new ArrayList<>(List.of(App.values()));
        for (int edit = 0; edit < EDITS; edit++) {
            edit(rows.get(random.nextInt(ROWS)), edit);
            if (edit % (EDITS / App.values().length) == EDITS / 8) {
                killAfterSomeWork(victims.remove(0));
            }
        }
        assertThat(victims).as("every app was killed").isEmpty();
        RunningSandbox.until("source and target agree", Duration.ofMinutes(3), this::isSettled);
        assertThat(differences()).isEmpty();
        assertThat(numbers()).as("one customer per row").hasSize(ROWS);
        assertThat(sandbox.erp().rows("customers")).hasSize(ROWS);
    }

    /** The kill meets work: the target has applied something since the edits before it. */
    private void killAfterSomeWork(App victim) {
        int applied = sandbox.erp().journal().size();
        RunningSandbox.until("work is under way", () -> sandbox.erp().journal().size() > applied);
        sandbox.killAndRestart(victim);
    }

    private void edit(UUID row, int number) {
        Map<String, Object> change = new HashMap<>();
        change.put("name", "Edited " + number);
        change.put("telephone1", "555-" + number);
        change.put("address1_country", anyCountry());
        sandbox.dataverse().update("account", row, change);
    }

    private Map<String, Object> anyAccount(String name) {
        Map<String, Object> account = new LinkedHashMap<>();
        account.put("name", name);
        account.put("address1_postalcode", "12345");
        account.put("address1_country", anyCountry());
        return account;
    }

    private String anyCountry() {
        return List.copyOf(COUNTRIES.keySet()).get(random.nextInt(COUNTRIES.size()));
    }

    private boolean isSettled() {
        return sandbox.dataverse().count("rt_notification") == 0
                && openFailures() == 0
                && sandbox.bus().counts("inbound").active() == 0
                && sandbox.bus().counts("outbound-erp").active() == 0
                && differences().isEmpty();
    }

    private long openFailures() {
        int resolved = 727_000_005;
        return sandbox.dataverse().rows("rt_failure").stream()
                .filter(row -> ((Number) row.get("rt_status")).intValue() < resolved)
                .count();
    }

    /** What the ERP should hold is worked out here from the source row, not by the code under test. */
    private List<String> differences() {
        List<String> differences = new ArrayList<>();
        for (UUID id : rows) {
            Map<String, Object> source = sandbox.dataverse().row("account", id);
            Optional<TargetRow> target = sandbox.erp().bySource("customers", id.toString());
            String expected = source.get("name") + "|" + source.get("telephone1") + "|"
                    + COUNTRIES.get(source.get("address1_country")) + "|" + source.get("rt_erpid");
            String actual = target.map(WhenEachAppIsKilledTest::summary).orElse("missing");
            if (!expected.equals(actual)) {
                differences.add(expected + " but " + actual);
            }
        }
        return differences;
    }

    private static String summary(TargetRow row) {
        return row.body().path("name").asString() + "|"
                + (row.body().path("phone").isNull()
                        ? "null"
                        : row.body().path("phone").asString()) + "|"
                + row.body().path("address").path("country").asString() + "|" + row.number();
    }

    private Set<String> numbers() {
        Set<String> numbers = new HashSet<>();
        sandbox.erp().rows("customers").forEach(row -> numbers.add(row.number()));
        return numbers;
    }
}
