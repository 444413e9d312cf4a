package io.roundtrip.sandbox;

import io.roundtrip.schema.tables.OwnTables;
import io.roundtrip.simulators.dataverse.tables.ColumnDefinition;
import io.roundtrip.simulators.dataverse.tables.ColumnType;
import io.roundtrip.simulators.dataverse.tables.StandardTables;
import io.roundtrip.simulators.dataverse.tables.TableDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an environment looks like once Roundtrip is installed in it: its own tables, and its columns on mapped ones. */
final class SandboxTables {

    private static final int SYNC_LENGTH = 2_000;

    private SandboxTables() {}

    static List<TableDefinition> all() {
        List<TableDefinition> tables = new ArrayList<>();
        tables.add(mapped(StandardTables.account()));
        tables.add(mapped(StandardTables.contact()));
        OwnTables.ALL.forEach(own -> tables.add(simulated(own)));
        return tables;
    }

    private static TableDefinition mapped(TableDefinition standard) {
        return standard.withColumns(
                ColumnDefinition.string("rt_erpid", 100), ColumnDefinition.memo("rt_sync", SYNC_LENGTH));
    }

    private static TableDefinition simulated(io.roundtrip.schema.tables.TableDefinition own) {
        TableDefinition table = TableDefinition.named(own.name(), own.entitySet())
                .withIdColumn(own.idColumn())
                .withNameColumn("rt_name")
                .withColumns(ColumnDefinition.string("rt_name", 200));
        for (io.roundtrip.schema.tables.ColumnDefinition column : own.columns()) {
            table = table.withColumns(simulated(column));
        }
        return table;
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

    /** A seed row as it is written: the parent of a contact is bound, columns that the system keeps are left out. */
    static Map<String, Object> written(String table, Map<String, Object> seed) {
        Map<String, Object> values = new HashMap<>(seed);
        values.remove("statecode");
        Object parent = values.remove("parentcustomerid");
        if (parent != null) {
            values.put("parentcustomerid_account@odata.bind", "/accounts(" + parent + ")");
        }
        values.remove("createdon");
        if (table.equals("contact")) {
            values.put(
                    "fullname", fullName(seed)); // Dataverse composes it; the simulated table keeps it as it is given
        }
        return values;
    }

    private static String fullName(Map<String, Object> contact) {
        return Stream.of("firstname", "lastname")
                .map(contact::get)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }
}
