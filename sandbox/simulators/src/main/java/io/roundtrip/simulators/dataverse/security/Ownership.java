package io.roundtrip.simulators.dataverse.security;

import io.roundtrip.simulators.dataverse.tables.Reference;
import io.roundtrip.simulators.dataverse.tables.Row;
import io.roundtrip.simulators.dataverse.tables.Table;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Whose a row is: nobody's in a table owned by the organization, else its owner's, or its creator's where there is no owner column. */
final class Ownership {
    private static final Set<String> ALWAYS_ORGANIZATION =
            Set.of("organization", "businessunit", "role", "privilege", "roleprivileges", "systemuserroles");

    private final Set<String> organizationOwned;

    Ownership(Set<String> declared) {
        organizationOwned = new TreeSet<>(declared);
        organizationOwned.addAll(ALWAYS_ORGANIZATION);
    }

    boolean isByOrganization(Table table) {
        Object defined = table.schema().definition().described().get("OwnershipType");
        return "OrganizationOwned".equals(defined)
                || organizationOwned.contains(table.schema().logicalName());
    }

    /** A user's row is the user's own. */
    Optional<UUID> owner(Table table, Row row) {
        return table.schema().logicalName().equals("systemuser")
                ? Optional.of(row.id())
                : SystemRow.value(table, row, "ownerid", Reference.class)
                        .or(() -> SystemRow.value(table, row, "createdby", Reference.class))
                        .map(Reference::id);
    }
}
