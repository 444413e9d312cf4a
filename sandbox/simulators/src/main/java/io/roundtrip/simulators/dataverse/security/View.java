package io.roundtrip.simulators.dataverse.security;

import io.roundtrip.simulators.dataverse.tables.Column;
import io.roundtrip.simulators.dataverse.tables.Row;
import io.roundtrip.simulators.dataverse.tables.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table as one caller may see it: rows beyond the depth of the privilege are not there, and secured columns are empty
 * without a permission. Whoever may see all pays nothing for it.
 */
public final class View {
    private final Access access;
    private final Rights rights;
    private final Table table;
    private final Optional<Depth> depth;
    private final List<Column> hidden;

    View(Access access, Rights rights, Table table) {
        this.access = access;
        this.rights = rights;
        this.table = table;
        this.depth = access.depth(rights, Right.READ, table);
        this.hidden = access.hiddenColumns(rights, table);
    }

    public Table table() {
        return table;
    }

    /** Another table as the same caller may see it, refused without a privilege to read it. */
    public View of(Table other) {
        View view = new View(access, rights, other);
        view.refuseUnreadable();
        return view;
    }

    /** Refuses without a privilege to read the table at all. */
    public void refuseUnreadable() {
        if (depth.isEmpty()) {
            throw access.denied().privilege(rights, Right.READ, table);
        }
    }

    /** Refuses unless every row can be read, as change tracking does. */
    public void refusePartial() {
        if (!seesAllRows()) {
            throw access.denied().privilege(rights, Right.READ, table);
        }
    }

    private boolean seesAllRows() {
        return depth.filter(Depth.GLOBAL::equals).isPresent();
    }

    public Stream<Row> see(Stream<Row> rows) {
        refuseUnreadable();
        Stream<Row> visible = seesAllRows() ? rows : rows.filter(row -> access.reaches(rights, Right.READ, table, row));
        return hidden.isEmpty() ? visible : visible.map(this::masked);
    }

    public List<Row> see(List<Row> rows) {
        return seesAllRows() && hidden.isEmpty() ? rows : see(rows.stream()).toList();
    }

    /** The row with its secured columns empty; refused if it is out of reach. */
    public Row require(Row row) {
        refuseUnreadable();
        if (!seesAllRows() && !access.reaches(rights, Right.READ, table, row)) {
            throw Denied.row(rights, Right.READ, table, row.id());
        }
        return hidden.isEmpty() ? row : masked(row);
    }

    private Row masked(Row row) {
        @Nullable Object[] values = row.copyOfValues(table.schema().width());
        hidden.forEach(column -> values[column.ordinal()] = null);
        return new Row(values);
    }
}
