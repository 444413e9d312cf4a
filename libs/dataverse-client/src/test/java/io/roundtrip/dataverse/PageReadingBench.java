package io.roundtrip.dataverse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Flow;
import java.util.function.ToIntFunction;
import org.apache.olingo.client.api.ODataClient;
import org.apache.olingo.client.api.serialization.ODataDeserializerException;
import org.apache.olingo.client.core.ODataClientFactory;
import org.apache.olingo.commons.api.format.ContentType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;

/**
 * What reading a page of 5,000 rows costs beside a plain Jackson reader and Olingo's own, on one thread, the readers taking
 * turns. Figures are printed as measured.
 */
@Tag("bench")
class PageReadingBench {

    private static final int ROWS = 5_000;
    private static final int ROUNDS = 40;
    private static final int CHUNK = 16_384;

    private final byte[] page = page();
    private final TableMetadata table = new TableMetadata(
            "account",
            "Account",
            "accounts",
            "accountid",
            Optional.of("name"),
            true,
            TableMetadata.Traits.STANDARD,
            Map.of());
    private final ODataClient olingo = ODataClientFactory.getClient();
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private record Figure(long nanos, long bytes) {}

    @Test
    void readsPagesOf5000Rows() {
        Map<String, ToIntFunction<byte[]>> readers = new LinkedHashMap<>();
        readers.put("this client", this::read);
        readers.put("Jackson, a list of maps", this::readWithJackson);
        readers.put("Olingo, an entity set", this::readWithOlingo);
        Map<String, List<Figure>> figures = new LinkedHashMap<>();
        for (int round = 0; round < 2 * ROUNDS; round++) {
            boolean warm = round >= ROUNDS;
            readers.forEach((name, reader) -> {
                Figure figure = measure(reader);
                if (warm) {
                    figures.computeIfAbsent(name, first -> new ArrayList<>()).add(figure);
                }
            });
        }
        System.out.printf("A page of %,d rows with 20 columns, %,d bytes; medians of %d%n", ROWS, page.length, ROUNDS);
        figures.forEach(PageReadingBench::print);
    }

    private Figure measure(ToIntFunction<byte[]> reader) {
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        long start = System.nanoTime();
        int rows = reader.applyAsInt(page);
        Figure figure = new Figure(System.nanoTime() - start, threads.getThreadAllocatedBytes(thread) - before);
        assertThat(rows).isEqualTo(ROWS);
        return figure;
    }

    private static void print(String name, List<Figure> figures) {
        long[] nanos = figures.stream().mapToLong(Figure::nanos).sorted().toArray();
        long[] bytes = figures.stream().mapToLong(Figure::bytes).sorted().toArray();
        double rate = ROWS * 1e9 / nanos[nanos.length / 2];
        System.out.printf("%-26s %,10.0f rows/s %,8d bytes/row%n", name, rate, bytes[bytes.length / 2] / ROWS);
    }

    private int read(byte[] text) {
        PageBody body = new PageBody();
        body.onSubscribe(NOTHING);
        for (int from = 0; from < text.length; from += CHUNK) {
            body.onNext(List.of(ByteBuffer.wrap(text, from, Math.min(CHUNK, text.length - from))));
        }
        body.onComplete();
        Optional<RowPage> read = body.getBody().toCompletableFuture().join().page();
        return new RowItems("page", table).rows(read.orElseThrow()).size();
    }

    private int readWithJackson(byte[] text) {
        Map<String, Object> read = Json.MAPPER.readValue(text, new TypeReference<Map<String, Object>>() {});
        return ((List<?>) read.get("value")).size();
    }

    private int readWithOlingo(byte[] text) {
        try {
            return olingo.getBinder()
                    .getODataEntitySet(
                            olingo.getDeserializer(ContentType.JSON).toEntitySet(new ByteArrayInputStream(text)))
                    .getEntities()
                    .size();
        } catch (ODataDeserializerException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] page() {
        Random random = new Random(1);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(row(i, random));
        }
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("@odata.context", "https://org.example/api/data/v9.2/$metadata#accounts");
        page.put("value", rows);
        return Json.MAPPER.writeValueAsString(page).getBytes(UTF_8);
    }

    private static Map<String, Object> row(int number, Random random) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("@odata.etag", "W/\"" + (1_000_000 + number) + "\"");
        row.put("accountid", new UUID(random.nextLong(), random.nextLong()).toString());
        row.put("name", "Account number " + number);
        row.put("revenue", new java.math.BigDecimal(random.nextInt(1_000_000) + ".2500"));
        row.put("numberofemployees", random.nextInt(5_000));
        row.put("creditonhold", random.nextBoolean());
        row.put("createdon", "2026-01-31T08:00:00Z");
        row.put("modifiedon", "2026-02-28T09:30:00Z");
        row.put("_primarycontactid_value", new UUID(random.nextLong(), random.nextLong()).toString());
        row.put("description", null);
        for (String column : Arrays.asList(
                "address1_line1", "address1_city", "address1_country", "telephone1", "emailaddress1", "websiteurl")) {
            row.put(column, column + " of " + number);
        }
        for (String column : Arrays.asList("statecode", "statuscode", "industrycode", "versionnumber")) {
            row.put(column, random.nextInt(100_000));
        }
        return row;
    }

    private static final Flow.Subscription NOTHING = new Flow.Subscription() {
        @Override
        public void request(long items) {}

        @Override
        public void cancel() {}
    };
}
