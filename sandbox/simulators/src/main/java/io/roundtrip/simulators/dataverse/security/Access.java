package io.roundtrip.simulators.dataverse.security;

import io.roundtrip.simulators.dataverse.protocol.Caller;
import io.roundtrip.simulators.dataverse.security.ColumnPermissions.Secured;
import io.roundtrip.simulators.dataverse.tables.Column;
import io.roundtrip.simulators.dataverse.tables.Reference;
import io.roundtrip.simulators.dataverse.tables.Row;
import io.roundtrip.simulators.dataverse.tables.Store;
import io.roundtrip.simulators.dataverse.tables.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Asked before rows are read or written: refuses what the caller's roles do not grant (documentation page "How access to a record is determined"). */
public final class Access {
    private static final String BIND = "@odata.bind";

    private final Store store;
    private final Principals principals;
    private final Privileges privileges;
    private final Ownership ownership;
    private final ColumnPermissions columns;
    private final ClosedRows closed = new ClosedRows();
    private final Denied denied;

    Access(Store store, Principals principals, Privileges privileges, SecurityPlan plan, Ownership ownership) {
        this.store = store;
        this.principals = principals;
        this.privileges = privileges;
        this.ownership = ownership;
        this.columns = plan.columnPermissions();
        this.denied = new Denied(privileges, new ObjectTypes(store));
    }

    Denied denied() {
        return denied;
    }

    public ClosedRows closedRows() {
        return closed;
    }

    /** The user loses a privilege for a table, whatever the roles grant, until it is allowed again. */
    public void deny(String user, Right right, String table) {
        principals.deny(user, privileges.id(right, store.table(table)));
    }

    public void allow(String user, Right right, String table) {
        principals.allow(user, privileges.id(right, store.table(table)));
    }

    public View view(Caller caller, Table table) {
        if (table.schema().logicalName().equals("privilege")) {
            privileges.complete();
        }
        return new View(this, principals.rights(caller), table);
    }

    /** Refuses a caller who has the right for no row of the table. */
    public void require(Caller caller, Right right, Table table) {
        require(principals.rights(caller), right, table);
    }

    private void require(Rights rights, Right right, Table table) {
        if (depth(rights, right, table).isEmpty()) {
            throw denied.privilege(rights, right, table);
        }
    }

    private void require(Rights rights, Right right, Table table, Row row) {
        require(rights, right, table);
        if (!reaches(rights, right, table, row)) {
            throw Denied.row(rights, right, table, row.id());
        }
    }

    public void create(Caller caller, Table table, Map<String, Object> body) {
        Rights rights = principals.rights(caller);
        require(rights, Right.CREATE, table);
        refuseSecured(rights, ColumnRight.CREATE, table, body);
    }

    public void update(Caller caller, Table table, Row before, Map<String, Object> body) {
        Rights rights = principals.rights(caller);
        require(rights, Right.WRITE, table, before);
        if (body.containsKey("ownerid" + BIND)) {
            require(rights, Right.ASSIGN, table, before);
        }
        refuseSecured(rights, ColumnRight.UPDATE, table, body);
        closed.refuseUpdate(table, before, body);
    }

    public void delete(Caller caller, Table table, Row before) {
        require(principals.rights(caller), Right.DELETE, table, before);
        closed.refuseDelete(before);
    }

    /** Refuses a row that was given lookups by the body unless it may be appended, and their targets be appended to. */
    public void append(Caller caller, Table table, Row row, Map<String, Object> body) {
        Rights rights = principals.rights(caller);
        if (!rights.everything()) {
            body.keySet().stream()
                    .filter(name -> name.endsWith(BIND))
                    .map(name -> name.substring(0, name.length() - BIND.length()))
                    .flatMap(navigation -> table.schema().byNavigation(navigation).stream())
                    .filter(column -> !column.name().equals("ownerid"))
                    .forEach(column -> append(rights, table, row, column));
        }
    }

    private void append(Rights rights, Table table, Row row, Column lookup) {
        if (row.value(lookup) instanceof Reference target) {
            require(rights, Right.APPEND, table, row);
            Table targets = store.table(target.table());
            require(rights, Right.APPEND_TO, targets);
            targets.find(target.id()).ifPresent(found -> require(rights, Right.APPEND_TO, targets, found));
        }
    }

    Optional<Depth> depth(Rights rights, Right right, Table table) {
        Optional<Depth> depth = rights.depth(privileges.id(right, table));
        return depth.isPresent() && ownership.isByOrganization(table) ? Optional.of(Depth.GLOBAL) : depth;
    }

    boolean reaches(Rights rights, Right right, Table table, Row row) {
        return switch (depth(rights, right, table).orElseThrow()) {
            case GLOBAL -> true;
            case BASIC -> owner(table, row).equals(rights.principal().user());
            case LOCAL ->
                isOwn(rights, table, row)
                        || unit(table, row)
                                .filter(rights.principal().businessUnit()::equals)
                                .isPresent();
            case DEEP ->
                isOwn(rights, table, row)
                        || unit(table, row)
                                .filter(rights.principal()::isInReach)
                                .isPresent();
        };
    }

    private boolean isOwn(Rights rights, Table table, Row row) {
        return owner(table, row).equals(rights.principal().user());
    }

    private UUID owner(Table table, Row row) {
        return ownership.owner(table, row).orElse(new UUID(0, 0));
    }

    private Optional<UUID> unit(Table table, Row row) {
        return ownership.owner(table, row).flatMap(principals::unitOf);
    }

    List<Column> hiddenColumns(Rights rights, Table table) {
        return rights.everything()
                ? List.of()
                : table.schema().columns().stream()
                        .filter(column -> isForbidden(rights, ColumnRight.READ, table, column))
                        .toList();
    }

    private boolean isForbidden(Rights rights, ColumnRight right, Table table, Column column) {
        return column.definition().secured()
                && !columns.allow(rights.principal().name(), secured(table, column), right);
    }

    private static Secured secured(Table table, Column column) {
        return new Secured(table.schema().logicalName(), column.name());
    }

    private void refuseSecured(Rights rights, ColumnRight right, Table table, Map<String, Object> body) {
        if (rights.everything()) {
            return;
        }
        for (String name : body.keySet()) {
            column(table, name)
                    .filter(column -> isForbidden(rights, right, table, column))
                    .ifPresent(column -> {
                        throw Denied.column(rights, right, secured(table, column));
                    });
        }
    }

    /** The column that a property of a body writes: by its name, or a lookup by its navigation property. */
    private static Optional<Column> column(Table table, String property) {
        String name = property.endsWith(BIND) ? property.substring(0, property.length() - BIND.length()) : property;
        return table.schema().byName(name).or(() -> table.schema().byNavigation(name));
    }
}
