package io.roundtrip.simulators.dataverse.security;

import io.roundtrip.simulators.dataverse.security.Roles.Grant;
import io.roundtrip.simulators.dataverse.tables.Reference;
import io.roundtrip.simulators.dataverse.tables.Store;
import io.roundtrip.simulators.dataverse.tables.Transaction;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The business units, roles and assignments with which an environment starts. */
public final class SecuritySeed {
    private final SecurityTables tables;
    private final Security security;
    private final SecurityPlan plan;
    private final UUID rootUnit;

    public SecuritySeed(Store store, Security security, SecurityPlan plan, UUID rootUnit) {
        this.tables = SecurityTables.in(store);
        this.security = security;
        this.plan = plan;
        this.rootUnit = rootUnit;
    }

    public void unitsAndRoles(Transaction transaction) {
        security.privileges().complete();
        SystemRow.store(transaction, tables.businessUnits(), rootUnit, Map.of("name", SecurityTables.ROOT_UNIT_NAME));
        plan.businessUnits().forEach(name -> unit(transaction, name));
        role(transaction, RoleDefinition.SYSTEM_ADMINISTRATOR);
        plan.roles().forEach(role -> role(transaction, role));
    }

    private void unit(Transaction transaction, String name) {
        SystemRow.store(
                transaction,
                tables.businessUnits(),
                SecurityTables.id("businessunit", name),
                Map.of("name", name, "parentbusinessunitid", new Reference("businessunit", rootUnit)));
    }

    private UUID role(Transaction transaction, String name) {
        UUID id = SecurityTables.id("role", name);
        Map<String, Object> content = Map.of("name", name, "businessunitid", new Reference("businessunit", rootUnit));
        SystemRow.store(transaction, tables.roles(), id, content);
        return id;
    }

    private void role(Transaction transaction, RoleDefinition role) {
        UUID id = role(transaction, role.name());
        List<Grant> grants = role.privileges().entrySet().stream()
                .map(privilege -> new Grant(Privileges.id(privilege.getKey()), privilege.getValue()))
                .toList();
        security.roles().grant(transaction, id, grants);
    }

    public UUID unitOf(String user) {
        String name = plan.businessUnitOf(user);
        return name.equals(SecurityTables.ROOT_UNIT_NAME) ? rootUnit : SecurityTables.id("businessunit", name);
    }

    /** Fails for a role that nobody defined, because that is a mistake in the set-up. */
    public void roles(Transaction transaction, String user, UUID userId, boolean isApplication) {
        plan.rolesOf(user, isApplication).forEach(name -> {
            UUID role = SecurityTables.id("role", name);
            if (transaction.find(tables.roles(), role).isEmpty()) {
                throw new IllegalArgumentException("User " + user + " has the role " + name + ", which nobody defined");
            }
            security.roles().link(transaction, userId, role);
        });
    }
}
