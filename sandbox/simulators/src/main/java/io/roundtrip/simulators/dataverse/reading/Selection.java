package io.roundtrip.simulators.dataverse.reading;

import io.roundtrip.simulators.dataverse.protocol.Annotations;
import io.roundtrip.simulators.dataverse.tables.Column;
import io.roundtrip.simulators.dataverse.tables.ColumnType;
import io.roundtrip.simulators.dataverse.tables.TableSchema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an answer shows of a row: the columns of {@code $select} and always the primary key, or all; and related rows. */
public record Selection(
        Optional<String> text, List<Column> columns, List<Expansion> expansions, Annotations annotations) {

    public static Selection of(TableSchema schema, Optional<String> select, Annotations annotations) {
        List<Column> columns = select.filter(names -> !names.equals("*"))
                .map(names -> named(schema, names))
                .orElse(schema.columns());
        return new Selection(select, columns, List.of(), annotations);
    }

    private static List<Column> named(TableSchema schema, String names) {
        Set<Column> columns = new LinkedHashSet<>();
        for (String name : names.split(",", -1)) {
            columns.add(schema.byProperty(name.trim()).orElseThrow(() -> PropertyPaths.unknown(schema, name.trim())));
        }
        columns.add(schema.idColumn());
        if (columns.stream().anyMatch(column -> column.type() == ColumnType.MONEY)) {
            schema.byName("transactioncurrencyid")
                    .ifPresent(columns::add); // money comes with its currency, asked for or not
        }
        return List.copyOf(columns);
    }

    /** A lookup whose reference is asked for is shown as a column too. */
    Selection with(List<Expansion> related) {
        Set<Column> all = new LinkedHashSet<>(columns);
        related.stream()
                .filter(expansion -> expansion.shown().isEmpty())
                .forEach(expansion -> all.add(expansion.step().lookup()));
        return new Selection(text, List.copyOf(all), related, annotations);
    }

    /** The entity set with the selected columns, as a context address shows them. */
    public String fragment(TableSchema schema) {
        String names = names();
        return schema.entitySet() + (names.isEmpty() ? "" : "(" + names + ")");
    }

    String names() {
        return Stream.concat(text.stream(), expansions.stream().map(Expansion::fragment))
                .collect(Collectors.joining(","));
    }
}
