package io.roundtrip.simulators.dataverse.security;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the builder was told about security; read once, at the start. */
public final class SecurityPlan {
    private final List<RoleDefinition> roles = new ArrayList<>();
    private final Map<String, Set<String>> assignments = new HashMap<>();
    private final Map<String, String> businessUnits = new LinkedHashMap<>();
    private final Set<String> organizationOwned = new TreeSet<>();
    private final ColumnPermissions columnPermissions = new ColumnPermissions();
    private boolean strict;

    public void beStrict() {
        strict = true;
    }

    public void define(RoleDefinition role) {
        roles.add(role);
    }

    public void assign(String user, Collection<String> roleNames) {
        assignments.computeIfAbsent(user, name -> new TreeSet<>()).addAll(roleNames);
    }

    /** Units are below the root unit, which has the organization's name. */
    public void place(String user, String businessUnit) {
        businessUnits.put(user, businessUnit);
    }

    public void ownByOrganization(String table) {
        organizationOwned.add(table);
    }

    public void permit(String user, ColumnPermissions.Secured column, Set<ColumnRight> rights) {
        columnPermissions.permit(user, column, rights);
    }

    List<RoleDefinition> roles() {
        return roles;
    }

    /** Users without a word about their roles are administrators, but not application users in strict mode. */
    Set<String> rolesOf(String user, boolean isApplication) {
        Set<String> told = assignments.getOrDefault(user, Set.of());
        boolean administers = told.isEmpty() && !(strict && isApplication);
        return administers ? Set.of(RoleDefinition.SYSTEM_ADMINISTRATOR) : told;
    }

    Collection<String> businessUnits() {
        return new TreeSet<>(businessUnits.values());
    }

    String businessUnitOf(String user) {
        return businessUnits.getOrDefault(user, SecurityTables.ROOT_UNIT_NAME);
    }

    Set<String> organizationOwned() {
        return organizationOwned;
    }

    ColumnPermissions columnPermissions() {
        return columnPermissions;
    }
}
