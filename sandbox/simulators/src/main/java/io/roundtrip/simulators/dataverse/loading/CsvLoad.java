package io.roundtrip.simulators.dataverse.loading;

import io.roundtrip.simulators.dataverse.loading.CsvFormat.Record;
import io.roundtrip.simulators.dataverse.loading.RowLoad.Value;
import io.roundtrip.simulators.dataverse.tables.Column;
import io.roundtrip.simulators.dataverse.tables.Table;
import io.roundtrip.simulators.dataverse.tables.TableSchema;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One CSV file on its way into its table. */
final class CsvLoad {
    private final CsvFile file;
    private final Table table;
    private final Position position;

    /** Where the values of one place in the rows go: nowhere, or into a column. */
    private record Target(Optional<Column> column, Optional<String> lookedUp) {
        static final Target NOWHERE = new Target(Optional.empty(), Optional.empty());
    }

    CsvLoad(CsvFile file, Table table) {
        this.file = file;
        this.table = table;
        this.position = Position.of(file.name()).in(table.schema().logicalName());
    }

    LoadReport into(RowLoad load) {
        try {
            CsvText text = CsvText.of(file.path(), file.charset());
            CsvFormat format = file.format().orElseGet(() -> CsvFormat.detect(text.beginning()));
            try (Reader reader = text.open()) {
                return read(new CsvReader(reader, format, position), text, load);
            }
        } catch (IOException failure) {
            throw new LoadingException(position, "cannot be read: " + failure.getMessage());
        }
    }

    private LoadReport read(CsvReader rows, CsvText text, RowLoad load) throws IOException {
        try {
            List<Target> targets = targets(rows);
            for (Optional<Record> row = rows.next(); row.isPresent(); row = rows.next()) {
                put(row.get(), targets, load);
            }
            return load.finish();
        } catch (CharacterCodingException malformed) {
            throw new LoadingException(
                    position.at(rows.line()), "this or one of the next lines is not " + text.charset());
        }
    }

    private List<Target> targets(CsvReader rows) throws IOException {
        if (!file.columns().isEmpty()) {
            return file.columns().stream().map(name -> target(name, position)).toList();
        }
        Record first = rows.next().orElseThrow(() -> new LoadingException(position, "there is no line of names"));
        return first.fields().stream()
                .map(name -> target(file.names().getOrDefault(name, name), position.at(first.line())))
                .toList();
    }

    private Target target(String name, Position where) {
        if (name.equals(CsvFile.NOT_LOADED)) {
            return Target.NOWHERE;
        }
        String[] parts = name.strip().split(":", 2);
        Column column = table.schema()
                .byName(parts[0])
                .filter(found -> !found.type().isBinary())
                .orElseThrow(() -> new LoadingException(where, "the table has no column " + parts[0]));
        return new Target(Optional.of(column), parts.length > 1 ? Optional.of(parts[1]) : Optional.empty());
    }

    private void put(Record row, List<Target> targets, RowLoad load) {
        Position where = position.at(row.line());
        if (row.fields().size() != targets.size()) {
            throw new LoadingException(
                    where, "%d fields instead of %d".formatted(row.fields().size(), targets.size()));
        }
        Optional<UUID> id = Optional.empty();
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            Target target = targets.get(i);
            String text = row.fields().get(i);
            if (target.column().filter(CsvLoad::isId).isPresent()) {
                id = id(text, where);
            } else {
                target.column().ifPresent(column -> values.add(new Value(column, text, target.lookedUp())));
            }
        }
        load.put(
                table,
                id,
                values,
                id.map(found -> where.of(where.entity(), found.toString())).orElse(where));
    }

    private static boolean isId(Column column) {
        return column.ordinal() == TableSchema.ID;
    }

    private static Optional<UUID> id(String text, Position where) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(FieldText.id(text));
        } catch (IllegalArgumentException wrong) {
            throw new LoadingException(where, "'%s' %s".formatted(text, wrong.getMessage()));
        }
    }
}
