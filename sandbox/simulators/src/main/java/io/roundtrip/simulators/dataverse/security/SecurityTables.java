package io.roundtrip.simulators.dataverse.security;

import static io.roundtrip.simulators.dataverse.tables.ColumnDefinition.lookup;
import static io.roundtrip.simulators.dataverse.tables.ColumnDefinition.of;
import static io.roundtrip.simulators.dataverse.tables.ColumnDefinition.string;

import io.roundtrip.simulators.dataverse.tables.ColumnType;
import io.roundtrip.simulators.dataverse.tables.Store;
import io.roundtrip.simulators.dataverse.tables.Table;
import io.roundtrip.simulators.dataverse.tables.TableDefinition;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The tables in which roles live, two of them relationships (documentation pages "Role table", "Privilege table"). */
record SecurityTables(Table users, Table roles, Table privileges, Table businessUnits, Table granted, Table assigned) {
    static final String ROOT_UNIT_NAME = "simulated";
    private static final Set<String> RELATIONSHIPS = Set.of("roleprivileges", "systemuserroles");

    static SecurityTables in(Store store) {
        return new SecurityTables(
                store.table("systemuser"),
                store.table("role"),
                store.table("privilege"),
                store.table("businessunit"),
                store.table("roleprivileges"),
                store.table("systemuserroles"));
    }

    static List<TableDefinition> definitions() {
        return List.of(businessUnit(), role(), privilege(), rolePrivilege(), userRole());
    }

    private static TableDefinition businessUnit() {
        return TableDefinition.named("businessunit", "businessunits")
                .withSchemaName("BusinessUnit")
                .withColumns(
                        string("name", 160).withRequired(),
                        lookup("parentbusinessunitid", "parentbusinessunitid", "businessunit"));
    }

    private static TableDefinition role() {
        return TableDefinition.named("role", "roles")
                .withColumns(
                        string("name", 100).withRequired(), lookup("businessunitid", "businessunitid", "businessunit"));
    }

    private static TableDefinition privilege() {
        return TableDefinition.named("privilege", "privileges")
                .withColumns(
                        string("name", 100),
                        of("accessright", ColumnType.INTEGER),
                        of("canbebasic", ColumnType.BOOLEAN),
                        of("canbelocal", ColumnType.BOOLEAN),
                        of("canbedeep", ColumnType.BOOLEAN),
                        of("canbeglobal", ColumnType.BOOLEAN));
    }

    private static TableDefinition rolePrivilege() {
        return TableDefinition.named("roleprivileges", "roleprivilegescollection")
                .withIdColumn("roleprivilegeid")
                .withNameColumn("roleprivilegeid")
                .withColumns(
                        of("roleid", ColumnType.UNIQUEIDENTIFIER),
                        of("privilegeid", ColumnType.UNIQUEIDENTIFIER),
                        of("privilegedepthmask", ColumnType.INTEGER));
    }

    private static TableDefinition userRole() {
        return TableDefinition.named("systemuserroles", "systemuserrolescollection")
                .withIdColumn("systemuserroleid")
                .withNameColumn("systemuserroleid")
                .withColumns(
                        of("systemuserid", ColumnType.UNIQUEIDENTIFIER), of("roleid", ColumnType.UNIQUEIDENTIFIER));
    }

    static boolean isRelationship(Table table) {
        return RELATIONSHIPS.contains(table.schema().logicalName());
    }

    /** Ids are made from names, so that they are the same at every start. */
    static UUID id(String kind, String name) {
        return UUID.nameUUIDFromBytes((kind + ":" + name).getBytes(StandardCharsets.UTF_8));
    }

    /** Rises with every change of what rights follow from. */
    long changes() {
        return users.changes() + roles.changes() + businessUnits.changes() + granted.changes() + assigned.changes();
    }
}
