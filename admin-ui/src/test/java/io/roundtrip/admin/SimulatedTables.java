package io.roundtrip.admin;

import io.roundtrip.schema.tables.OwnTables;
import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.SimulatedDataverseBuilder;
import io.roundtrip.simulators.dataverse.tables.ColumnDefinition;
import io.roundtrip.simulators.dataverse.tables.ColumnType;
import io.roundtrip.simulators.dataverse.tables.TableDefinition;
import java.time.Clock;

/** A simulated environment with our own tables in it. */
final class SimulatedTables {

    private SimulatedTables() {}

    static SimulatedDataverse start(Clock clock) {
        SimulatedDataverseBuilder builder =
                SimulatedDataverse.builder().clock(clock).person("alex.demo");
        OwnTables.ALL.stream().map(SimulatedTables::simulated).forEach(builder::table);
        return builder.start();
    }

    private static TableDefinition simulated(io.roundtrip.schema.tables.TableDefinition own) {
        return TableDefinition.named(own.name(), own.entitySet())
                .withIdColumn(own.idColumn())
                .withNameColumn("rt_name")
                .withColumns(ColumnDefinition.string("rt_name", 850))
                .withColumns(
                        own.columns().stream().map(SimulatedTables::simulated).toArray(ColumnDefinition[]::new));
    }

    private static ColumnDefinition simulated(io.roundtrip.schema.tables.ColumnDefinition own) {
        return switch (own.type()) {
            case TEXT -> ColumnDefinition.string(own.name(), own.maxLength());
            case MEMO -> ColumnDefinition.memo(own.name(), own.maxLength());
            case INTEGER -> ColumnDefinition.of(own.name(), ColumnType.INTEGER);
            case BIG_INTEGER -> ColumnDefinition.of(own.name(), ColumnType.BIGINT);
            case BOOLEAN -> ColumnDefinition.of(own.name(), ColumnType.BOOLEAN);
            case DATE_TIME -> ColumnDefinition.of(own.name(), ColumnType.DATETIME);
            case CHOICE -> ColumnDefinition.of(own.name(), ColumnType.CHOICE);
        };
    }
}
