package io.roundtrip.simulators.dataverse.bench;

import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.tables.ColumnDefinition;
import io.roundtrip.simulators.dataverse.tables.ColumnType;
import io.roundtrip.simulators.dataverse.tables.TableDefinition;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** The process under measurement: two tables of 20 columns besides the system's, one for few rows and one for many. */
final class TwoTables {
    static final String SMALL = "small";
    static final String LARGE = "large";

    private TwoTables() {}

    public static void main(String[] arguments) throws IOException {
        try (SimulatedDataverse dataverse = SimulatedDataverse.builder()
                .table(table(SMALL))
                .table(table(LARGE))
                .start()) {
            ServerProcess.serve(dataverse.url(), question -> heap());
        }
    }

    private static String heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1_048_576 + " MiB";
    }

    private static TableDefinition table(String name) {
        return TableDefinition.named(name, name + "s")
                .withChangeTracking()
                .withColumns(IntStream.range(0, 10)
                        .mapToObj(i -> ColumnDefinition.string(i == 0 ? "name" : "text" + i, 100))
                        .toArray(ColumnDefinition[]::new))
                .withColumns(
                        ColumnDefinition.of("amount", ColumnType.MONEY),
                        ColumnDefinition.of("rate", ColumnType.DECIMAL),
                        ColumnDefinition.of("share", ColumnType.DOUBLE),
                        ColumnDefinition.of("pieces", ColumnType.INTEGER),
                        ColumnDefinition.of("rank", ColumnType.BIGINT),
                        ColumnDefinition.of("kind", ColumnType.CHOICE),
                        ColumnDefinition.of("active", ColumnType.BOOLEAN),
                        ColumnDefinition.of("since", ColumnType.DATE),
                        ColumnDefinition.of("seen", ColumnType.DATETIME),
                        ColumnDefinition.memo("remark", 2000));
    }

    private static final String TARGET = """
            {"@odata.type":"Microsoft.Dynamics.CRM.%1$s","%1$sid":"%2$s","name":"Customer %3$d",\
            "text1":"C-%3$d","text2":"+49 30 %3$d","text3":"c%3$d@example.com","text4":"Street %4$d",\
            "text5":"City %4$d","text6":"Region %5$d","text7":"Country %5$d","text8":"%4$05d","text9":"Sector %5$d",\
            "amount":%4$d.25,"rate":%5$d.5,"share":0.%4$d,"pieces":%4$d,"rank":%3$d,"kind":%5$d,"active":true,\
            "since":"2020-01-%5$02d","seen":"2026-02-03T04:05:%5$02dZ","remark":"Remark of %3$d, as long as they are."}""";

    /** A bulk target with a value in every column: some texts unlike all others, some of a few hundred. */
    static String target(String table, UUID id, Random chance) {
        int number = chance.nextInt(100_000_000);
        return TARGET.formatted(table, id, number, 1 + number % 900, 1 + number % 28);
    }
}
