package io.roundtrip.simulators.dataverse.bench;

import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.SimulatedDataverseBuilder;
import io.roundtrip.simulators.dataverse.loading.CsvFile;
import io.roundtrip.simulators.dataverse.tables.ColumnDefinition;
import io.roundtrip.simulators.dataverse.tables.ColumnType;
import io.roundtrip.simulators.dataverse.tables.TableDefinition;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The process under measurement: two tables of 22 columns besides the system's, one for few rows and one for many, and the
 * places that their lookups lead to. Started with a file's path, it loads the large table from there.
 */
final class TwoTables {
    static final String SMALL = "small";
    static final String LARGE = "large";
    private static final int PLACES = 1_000;
    private static final int MEGABYTE = 1_048_576;

    private TwoTables() {}

    public static void main(String[] arguments) throws IOException {
        SimulatedDataverseBuilder builder = SimulatedDataverse.builder()
                .table(TableDefinition.named("place", "places").withColumns(ColumnDefinition.string("name", 100)))
                .table(table(SMALL))
                .table(table(LARGE));
        try (SimulatedDataverse dataverse = builder.start()) {
            dataverse.createAll(
                    "place",
                    IntStream.range(0, PLACES)
                            .mapToObj(i -> Map.<String, Object>of("placeid", place(i), "name", "Place " + i))
                            .toList());
            Stream.of(arguments).forEach(file -> dataverse.load(CsvFile.of(Path.of(file), LARGE)));
            ServerProcess.serve(dataverse.url(), question -> heap());
        }
    }

    private static String heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE + " MiB";
    }

    private static UUID place(int number) {
        return new UUID(1, number);
    }

    private static TableDefinition table(String name) {
        return TableDefinition.named(name, name + "s")
                .withChangeTracking()
                .withAlternateKey("number")
                .withColumns(Stream.of("name", "number", "phone", "mail", "street", "city", "region", "sector")
                        .map(text -> ColumnDefinition.string(text, 100))
                        .toArray(ColumnDefinition[]::new))
                .withColumns(
                        ColumnDefinition.memo("remark", 2000),
                        ColumnDefinition.of("amount", ColumnType.MONEY),
                        ColumnDefinition.of("limit", ColumnType.MONEY),
                        ColumnDefinition.of("rate", ColumnType.DECIMAL),
                        ColumnDefinition.of("share", ColumnType.DOUBLE),
                        ColumnDefinition.of("pieces", ColumnType.INTEGER),
                        ColumnDefinition.of("kind", ColumnType.CHOICE),
                        ColumnDefinition.of("grade", ColumnType.CHOICE),
                        ColumnDefinition.of("active", ColumnType.BOOLEAN),
                        ColumnDefinition.of("paid", ColumnType.BOOLEAN),
                        ColumnDefinition.of("since", ColumnType.DATE),
                        ColumnDefinition.of("seen", ColumnType.DATETIME),
                        ColumnDefinition.lookup("home", "home", "place"),
                        ColumnDefinition.lookup("origin", "origin", "place"));
    }

    static final String NAMES =
            "%sid,name,number,phone,mail,street,city,region,sector,remark,amount,limit,rate,share,pieces,"
                    + "kind,grade,active,paid,since,seen,home,origin";

    private static final String VALUES = """
            %s,Customer %s & Sons,C-%08d,+49 30 %d,c%d@example.com,%s Street %d,City of %s,Region %d,Sector %d,\
            Remark %s about this one,%d.25,%d,%d.5,0.%d,%d,%d,%d,%b,%b,%d-01-%02d,2026-02-03T04:05:%02dZ,%s,%s""";

    /** A value in every column, in the order of {@link #NAMES}: texts of 10 to 40 characters, most of them unlike all others. */
    static String values(UUID id, int number, Random chance) {
        int some = chance.nextInt(1_000_000);
        int day = 1 + some % 28;
        return VALUES.formatted(
                id,
                word(chance),
                number,
                1_000_000 + some,
                number,
                word(chance),
                some % 900,
                word(chance),
                day,
                day,
                word(chance),
                some,
                some / 7,
                some % 1000,
                1 + some,
                some % 10_000,
                100_000_000 + day,
                1 + some % 4,
                some % 2 == 0,
                some % 3 == 0,
                1990 + day,
                day,
                day,
                place(some % PLACES),
                place(some % 77));
    }

    private static String word(Random chance) {
        return Long.toString(chance.nextLong() >>> 8, Character.MAX_RADIX);
    }

    /** The same as a target of a bulk message. */
    static String target(String table, UUID id, int number, Random chance) {
        String[] names = NAMES.formatted(table).split(",");
        String[] values = values(id, number, chance).split(",");
        return IntStream.range(0, names.length)
                .mapToObj(i -> property(names[i], values[i]))
                .collect(Collectors.joining(",", "{\"@odata.type\":\"Microsoft.Dynamics.CRM." + table + "\",", "}"));
    }

    private static String property(String name, String value) {
        return switch (name) {
            case "amount", "limit", "rate", "share", "pieces", "kind", "grade", "active", "paid" ->
                "\"%s\":%s".formatted(name, value);
            case "home", "origin" -> "\"%s@odata.bind\":\"/places(%s)\"".formatted(name, value);
            default -> "\"%s\":\"%s\"".formatted(name, value);
        };
    }
}
