package io.roundtrip.schema.mappings;

import io.roundtrip.schema.tables.ColumnDefinition;
import io.roundtrip.schema.tables.MappingTables;
import io.roundtrip.schema.tables.TableDefinition;
import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.SimulatedDataverseBuilder;
import io.roundtrip.simulators.dataverse.tables.ColumnType;

/** A simulated environment with the mapping tables. */
final class SimulatedMappingTables {

    private SimulatedMappingTables() {}

    static SimulatedDataverse start() {
        SimulatedDataverseBuilder builder = SimulatedDataverse.builder().person("alex.demo");
        for (TableDefinition table : MappingTables.ALL) {
            builder = builder.table(simulated(table));
        }
        return builder.start();
    }

    private static io.roundtrip.simulators.dataverse.tables.TableDefinition simulated(TableDefinition table) {
        return io.roundtrip.simulators.dataverse.tables.TableDefinition.named(table.name(), table.entitySet())
                .withNameColumn("rt_name")
                .withColumns(io.roundtrip.simulators.dataverse.tables.ColumnDefinition.string("rt_name", 850))
                .withColumns(table.columns().stream()
                        .map(SimulatedMappingTables::simulated)
                        .toArray(io.roundtrip.simulators.dataverse.tables.ColumnDefinition[]::new));
    }

    private static io.roundtrip.simulators.dataverse.tables.ColumnDefinition simulated(ColumnDefinition column) {
        return switch (column.type()) {
            case TEXT ->
                io.roundtrip.simulators.dataverse.tables.ColumnDefinition.string(column.name(), column.maxLength());
            case MEMO ->
                io.roundtrip.simulators.dataverse.tables.ColumnDefinition.memo(column.name(), column.maxLength());
            case INTEGER -> of(column, ColumnType.INTEGER);
            case BIG_INTEGER -> of(column, ColumnType.BIGINT);
            case BOOLEAN -> of(column, ColumnType.BOOLEAN);
            case DATE_TIME -> of(column, ColumnType.DATETIME);
            case CHOICE -> of(column, ColumnType.CHOICE);
        };
    }

    private static io.roundtrip.simulators.dataverse.tables.ColumnDefinition of(
            ColumnDefinition column, ColumnType type) {
        return io.roundtrip.simulators.dataverse.tables.ColumnDefinition.of(column.name(), type);
    }
}
