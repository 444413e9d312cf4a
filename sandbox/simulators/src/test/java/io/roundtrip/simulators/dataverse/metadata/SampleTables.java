package io.roundtrip.simulators.dataverse.metadata;

import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.tables.ColumnDefinition;
import io.roundtrip.simulators.dataverse.tables.ColumnType;
import io.roundtrip.simulators.dataverse.tables.Option;
import io.roundtrip.simulators.dataverse.tables.StandardTables;
import io.roundtrip.simulators.dataverse.tables.TableDefinition;
import java.util.Map;

/** Tables with a column of every type. */
final class SampleTables {
    static final TableDefinition EVERYTHING = TableDefinition.named("sample_thing", "sample_things")
            .withNameColumn("sample_name")
            .withSchemaName("sample_Thing")
            .withColumns(
                    ColumnDefinition.string("sample_name", 50).withRequired(),
                    ColumnDefinition.memo("sample_memo", 3000).withSecured(),
                    ColumnDefinition.of("sample_integer", ColumnType.INTEGER),
                    ColumnDefinition.of("sample_bigint", ColumnType.BIGINT),
                    ColumnDefinition.of("sample_decimal", ColumnType.DECIMAL).withScale(3),
                    ColumnDefinition.of("sample_money", ColumnType.MONEY),
                    ColumnDefinition.of("sample_double", ColumnType.DOUBLE),
                    ColumnDefinition.of("sample_boolean", ColumnType.BOOLEAN),
                    ColumnDefinition.of("sample_moment", ColumnType.DATETIME),
                    ColumnDefinition.of("sample_day", ColumnType.DATE),
                    ColumnDefinition.choice(
                            "sample_size", Option.of(1, "Small").withColour("#0000ff"), Option.of(2, "Big")),
                    ColumnDefinition.choice("sample_colour", Option.of(7, "Red"))
                            .withDescription(Map.of("GlobalOptionSet", "sample_colours")),
                    ColumnDefinition.of("sample_tags", ColumnType.CHOICES).withOptions(Option.of(1, "New")),
                    ColumnDefinition.of("sample_id", ColumnType.UNIQUEIDENTIFIER),
                    ColumnDefinition.of("sample_file", ColumnType.FILE),
                    ColumnDefinition.of("sample_image", ColumnType.IMAGE),
                    ColumnDefinition.lookup("sample_account", "sample_Account", "account"),
                    ColumnDefinition.lookup("sample_customer", "sample_customer_account", "account")
                            .withTarget("sample_customer_contact", "contact"))
            .withAlternateKey("sample_name");

    private SampleTables() {}

    static SimulatedDataverse start() {
        return SimulatedDataverse.builder()
                .person("kim.demo")
                .table(StandardTables.account())
                .table(StandardTables.contact())
                .table(EVERYTHING)
                .start();
    }
}
