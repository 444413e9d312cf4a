package io.roundtrip.simulators.dataverse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.WebApi.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Prints one table of figures, which tell something only on a quiet machine: {@code -Dtest=ThroughputTest -Dgroups=bench
 * -DexcludedGroups=}, with {@code -Drows=1000000} for the large table.
 */
@Tag("bench")
class ThroughputTest {
    private static final List<String> LOADED = List.of("-Xmx2g", "-XX:+UseParallelGC");
    private static final List<String> IDLE = List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xss512k",
            "-XX:MinHeapFreeRatio=10",
            "-XX:MaxHeapFreeRatio=20");
    private static final int ROWS = Integer.getInteger("rows", 1_000_000);
    private static final int FEW = 1_000;
    private static final int CLIENTS = 4;
    private static final int PER_MESSAGE = 1_000;
    private static final int LISTED = 100;

    private final List<String> figures = new ArrayList<>();
    private final Random chance = new Random(1);

    @Test
    void printsTheFigures() throws IOException {
        figure("machine", machine());
        try (ServerProcess process = ServerProcess.start(TwoTables.class, LOADED)) {
            WebApi api = new WebApi(process.address(), "alex.demo");
            Loaded small = load(api, TwoTables.SMALL, FEW);
            Loaded large = load(api, TwoTables.LARGE, ROWS);
            figure("heap in use, java %s".formatted(LOADED), process.ask("heap"));
            smallReads(api, large);
            pages(api, small, large);
            byTableSize(api, small, large);
        }
        idleMemory(IDLE);
        idleMemory(List.of());
        figures.forEach(System.out::println);
    }

    private void figure(String what, String value) {
        String line = "%-70s %s".formatted(what, value);
        figures.add(line);
    }

    /** A table with the ids of its rows. */
    private record Loaded(String table, List<UUID> ids) {
        String entitySet() {
            return table + "s";
        }

        UUID any(Random chance) {
            return ids.get(chance.nextInt(ids.size()));
        }

        String row(UUID id) {
            return entitySet() + "(" + id + ")";
        }
    }

    private Loaded load(WebApi api, String table, int rows) {
        List<UUID> ids = IntStream.range(0, rows)
                .mapToObj(i -> new UUID(chance.nextLong(), chance.nextLong()))
                .toList();
        long start = System.nanoTime();
        IntStream.range(0, rows / PER_MESSAGE).parallel().forEach(message -> {
            Random values = new Random(message);
            AtomicInteger numbers = new AtomicInteger(message * PER_MESSAGE);
            String targets = ids.subList(message * PER_MESSAGE, (message + 1) * PER_MESSAGE).stream()
                    .map(id -> TwoTables.target(table, id, numbers.getAndIncrement(), values))
                    .collect(Collectors.joining(",", "{\"Targets\":[", "]}"));
            Reply reply = api.post(table + "s/Microsoft.Dynamics.CRM.CreateMultiple", targets);
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        });
        figure("%,d rows by CreateMultiple of 1,000".formatted(rows), seconds(start));
        return new Loaded(table, ids);
    }

    private static String seconds(long start) {
        return "%.1f s".formatted((System.nanoTime() - start) / 1e9);
    }

    private void smallReads(WebApi api, Loaded table) {
        int each = 8_000;
        readMany(api, table, each / 2);
        long start = System.nanoTime();
        readMany(api, table, each);
        figure(
                "small reads by %d clients".formatted(CLIENTS),
                "%,d/s".formatted(CLIENTS * each * 1_000_000_000L / (System.nanoTime() - start)));
    }

    private static void readMany(WebApi api, Loaded table, int each) {
        CompletableFuture<?>[] clients = IntStream.range(0, CLIENTS)
                .mapToObj(client -> CompletableFuture.runAsync(() -> {
                    Random chance = new Random(client);
                    IntStream.range(0, each)
                            .forEach(i -> read(api, table.row(table.any(chance)) + "?$select=name", 200));
                }))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(clients).join();
    }

    private static Reply read(WebApi api, String path, int status) {
        Reply reply = api.get(path);
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        return reply;
    }

    private void pages(WebApi api, Loaded small, Loaded large) {
        Samples samples =
                Samples.inTurn(40, () -> read(api, small.entitySet(), 200), () -> read(api, large.entitySet(), 200));
        figure("page of 1,000 rows, page of 5,000 rows, all columns, medians", samples.figures());
    }

    private void byTableSize(WebApi api, Loaded small, Loaded large) {
        Samples keys = Samples.inTurn(3_000, () -> key(api, small), () -> key(api, large));
        figure("read by key among 1,000 and %,d rows, medians".formatted(ROWS), keys.figures());
        Samples lists = Samples.inTurn(600, () -> listed(api, small), () -> listed(api, large));
        figure("In with %d ids".formatted(LISTED), lists.figures());
        String smallDelta = delta(api, small);
        String largeDelta = delta(api, large);
        Samples deltas = Samples.inTurn(600, () -> read(api, smallDelta, 200), () -> read(api, largeDelta, 200));
        figure("delta page of %d changed rows".formatted(LISTED), deltas.figures());
    }

    private void key(WebApi api, Loaded table) {
        read(api, table.row(table.any(chance)), 200);
    }

    private void listed(WebApi api, Loaded table) {
        String ids = IntStream.range(0, LISTED)
                .mapToObj(i -> "\"" + table.any(chance) + "\"")
                .collect(Collectors.joining(","));
        api.query(
                table.entitySet(),
                "Microsoft.Dynamics.CRM.In(PropertyName='%sid',PropertyValues=[%s])".formatted(table.table(), ids));
    }

    /** The link by which a reader that has seen all rows reads those changed since. */
    private String delta(WebApi api, Loaded table) {
        String prefer = "odata.track-changes";
        Reply page = api.get(table.entitySet() + "?$select=name", "Prefer", prefer);
        while (page.json().containsKey("@odata.nextLink")) {
            page = api.get(page.link("@odata.nextLink"), "Prefer", prefer);
        }
        IntStream.range(0, LISTED)
                .forEach(i -> api.patch(table.row(table.any(chance)), "{\"remark\":\"x\"}", "If-Match", "*"));
        return page.link("@odata.deltaLink");
    }

    private void idleMemory(List<String> flags) throws IOException {
        try (ServerProcess process = ServerProcess.start(BothServices.class, flags)) {
            figure(
                    "resident memory of both services idle, java %s".formatted(flags),
                    process.residentMegabytes() + " MB");
        }
    }

    private static String machine() throws IOException {
        String processor = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 2))
                .findFirst()
                .orElse("unknown");
        return "%d cores of %s, Java %s"
                .formatted(Runtime.getRuntime().availableProcessors(), processor, Runtime.version());
    }
}
