package io.roundtrip.simulators.dataverse.reading;

import io.roundtrip.simulators.dataverse.tables.Column;
import io.roundtrip.simulators.dataverse.tables.ColumnType;
import io.roundtrip.simulators.dataverse.tables.TableSchema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The columns an answer shows: those of {@code $select} and always the primary key, or all. */
public record Selection(Optional<String> text, List<Column> columns, boolean annotations) {

    public static Selection of(TableSchema schema, Optional<String> select, boolean annotations) {
        List<Column> columns = select.filter(names -> !names.equals("*"))
                .map(names -> named(schema, names))
                .orElse(schema.columns());
        return new Selection(select, columns, annotations);
    }

    private static List<Column> named(TableSchema schema, String names) {
        Set<Column> columns = new LinkedHashSet<>();
        for (String name : names.split(",", -1)) {
            columns.add(schema.byProperty(name.trim())
                    .orElseThrow(() -> FilterParser.unknownProperty(schema, name.trim())));
        }
        columns.add(schema.idColumn());
        if (columns.stream().anyMatch(column -> column.type() == ColumnType.MONEY)) {
            schema.byName("transactioncurrencyid").ifPresent(columns::add); // money comes with its currency, asked for or not
        }
        return List.copyOf(columns);
    }

    /** The entity set with the selected columns, as a context address shows them. */
    public String fragment(TableSchema schema) {
        return schema.entitySet() + text.map(names -> "(" + names + ")").orElse("");
    }
}
