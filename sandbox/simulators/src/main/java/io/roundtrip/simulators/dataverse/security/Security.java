package io.roundtrip.simulators.dataverse.security;

import io.roundtrip.simulators.dataverse.tables.Store;
import io.roundtrip.simulators.dataverse.tables.TableDefinition;
import java.util.List;

/** The parts of an environment's security. */
public record Security(Access access, Admission admission, Roles roles, Privileges privileges) {

    public static List<TableDefinition> tables() {
        return SecurityTables.definitions();
    }

    public static Security of(Store store, SecurityPlan plan) {
        SecurityTables tables = SecurityTables.in(store);
        Ownership ownership = new Ownership(plan.organizationOwned());
        Privileges privileges = new Privileges(store, ownership);
        Roles roles = new Roles(tables, privileges);
        Principals principals = new Principals(tables, roles, privileges);
        Access access = new Access(store, principals, privileges, plan, ownership);
        return new Security(access, new Admission(principals, access.denied()), roles, privileges);
    }
}
