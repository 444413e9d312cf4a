package io.roundtrip.simulators.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.tables.StandardTables;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Prints figures; they tell something only on a quiet machine. */
@Tag("bench")
class ThroughputTest {
    private static final int CLIENTS = 4;

    @Test
    void smallReadsAndDeltasOverManyRows() throws Exception {
        long start = System.nanoTime();
        try (SimulatedDataverse dataverse = SimulatedDataverse.builder()
                .table(StandardTables.account())
                .table(StandardTables.contact())
                .start()) {
            print("start, certificate included", start);
            List<UUID> ids = load(dataverse, 2_000);
            load(dataverse, 98_000);
            WebApi api = new WebApi(dataverse.url(), "alex.demo");
            reads(api, ids, 4_000);
            System.out.printf("%d reads/s by %d clients%n", reads(api, ids, 20_000), CLIENTS);
            deltas(dataverse, api);
        }
    }

    private static List<UUID> load(SimulatedDataverse dataverse, int rows) {
        long start = System.nanoTime();
        List<UUID> ids = dataverse.createAll(
                "account",
                IntStream.range(0, rows)
                        .mapToObj(i -> Map.<String, Object>of("name", "Account " + i, "telephone1", "" + i))
                        .toList());
        print(rows + " rows loaded", start);
        return ids;
    }

    private static long reads(WebApi api, List<UUID> ids, int count) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        long start = System.nanoTime();
        List<Future<?>> running = IntStream.range(0, CLIENTS)
                .<Future<?>>mapToObj(client -> clients.submit(() -> IntStream.range(0, count / CLIENTS)
                        .forEach(i -> assertThat(api.get("accounts(" + ids.get(i % ids.size()) + ")?$select=name")
                                        .status())
                                .isEqualTo(200))))
                .toList();
        for (Future<?> one : running) {
            one.get();
        }
        clients.shutdown();
        return count * 1_000_000_000L / (System.nanoTime() - start);
    }

    private static void deltas(SimulatedDataverse dataverse, WebApi api) {
        String prefer = "odata.track-changes";
        WebApi.Reply page = api.get("accounts?$select=accountid", "Prefer", prefer);
        while (page.json().containsKey("@odata.nextLink")) {
            page = api.get(page.link("@odata.nextLink"), "Prefer", prefer);
        }
        long start = System.nanoTime();
        for (int i = 0; i < 200; i++) {
            dataverse.create("account", Map.of("name", "New " + i));
            page = api.get(page.link("@odata.deltaLink"));
            assertThat(page.value()).hasSize(1);
        }
        print("200 deltas of one row among 100,000", start);
    }

    private static void print(String what, long start) {
        System.out.printf(
                "%s: %d ms%n", what, Duration.ofNanos(System.nanoTime() - start).toMillis());
    }
}
