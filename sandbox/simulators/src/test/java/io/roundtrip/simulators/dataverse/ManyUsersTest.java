package io.roundtrip.simulators.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.WebApi.Reply;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ManyUsersTest {
    @RegisterExtension
    static final RunningDataverse running = new RunningDataverse();

    private static final int WRITERS = 4;

    private final SimulatedDataverse dataverse = running.dataverse;
    private final WebApi kim = running.as("kim.demo");

    private static void join(List<Future<?>> work) throws Exception {
        for (Future<?> one : work) {
            one.get();
        }
    }

    private static List<Future<?>> startWriters(ExecutorService threads, IntConsumer work) {
        return IntStream.range(0, WRITERS)
                .<Future<?>>mapToObj(i -> threads.submit(() -> work.accept(i)))
                .toList();
    }

    /** A counter in a row, raised by read and conditional write, ends at the number of writes that were accepted. */
    @Test
    void conditionalWritesNeverOverwriteEachOther() throws Exception {
        UUID id = dataverse.create("account", Map.of("name", "Counter", "numberofemployees", 0));
        String address = "accounts(" + id + ")";
        AtomicInteger accepted = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        join(startWriters(
                threads,
                writer -> IntStream.range(0, 50).forEach(i -> {
                    Reply read = kim.get(address);
                    int next = (Integer) read.json().get("numberofemployees") + 1;
                    Reply write =
                            kim.patch(address, "{\"numberofemployees\":" + next + "}", "If-Match", read.header("ETag"));
                    accepted.addAndGet(write.status() == 204 ? 1 : 0);
                })));
        threads.shutdown();
        assertThat(dataverse.row("account", id)).containsEntry("numberofemployees", accepted.get());
        assertThat(accepted.get()).isPositive();
    }

    /** Whoever follows the delta links from the start ends with the rows as they are, whatever happens meanwhile. */
    @Test
    void aFollowerOfTheDeltaLinksMissesNothing() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("ManyUsersTest writes with seed " + seed);
        Map<String, Object> seen = new HashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        String link = follow("contacts?$select=lastname", seen);
        List<Future<?>> writers = startWriters(threads, writer -> write(new Random(seed + writer)));
        int rounds = 0;
        while (writers.stream().anyMatch(writer -> !writer.isDone())) {
            link = follow(link, seen);
            rounds++;
        }
        join(writers);
        threads.shutdown();
        follow(link, seen);
        Map<String, Object> rows = new HashMap<>();
        dataverse.rows("contact").forEach(row -> rows.put(row.get("contactid").toString(), row.get("lastname")));
        assertThat(seen).isEqualTo(rows);
        assertThat(rounds).as("readings while others wrote").isGreaterThan(5);
    }

    /** Over HTTP, so that the follower reads many times meanwhile. */
    private void write(Random random) {
        UUID id = create(random);
        for (int i = 0; i < 150; i++) {
            String address = "contacts(" + id + ")";
            if (random.nextInt(10) == 0) {
                dataverse.createAll("contact", Collections.nCopies(100, Map.of("lastname", "bulk " + i)));
            }
            if (random.nextInt(3) > 0) {
                kim.patch(address, "{\"lastname\":\"changed " + i + "\"}", "If-Match", "*");
            } else {
                kim.delete(address);
                id = create(random);
            }
        }
    }

    private UUID create(Random random) {
        UUID id = new UUID(random.nextLong(), random.nextLong());
        assertThat(kim.post("contacts", "{\"contactid\":\"" + id + "\",\"lastname\":\"new\"}")
                        .status())
                .isEqualTo(204);
        return id;
    }

    private String follow(String link, Map<String, Object> seen) {
        Reply page = kim.get(link, "Prefer", "odata.track-changes,odata.maxpagesize=50");
        page.value().forEach(row -> {
            if (row.containsKey("reason")) {
                seen.remove(row.get("id").toString());
            } else {
                seen.put(row.get("contactid").toString(), row.get("lastname"));
            }
        });
        Map<String, Object> body = page.json();
        return body.containsKey("@odata.nextLink")
                ? follow(page.link("@odata.nextLink"), seen)
                : page.link("@odata.deltaLink");
    }
}
