package io.roundtrip.simulators.dataverse.security;

import java.util.HashMap;
import java.util.Map;

/** A security role an environment starts with: privileges by their names, as in the files of a solution, with their depth. */
public record RoleDefinition(String name, Map<String, Depth> privileges) {
    /** The role that has every privilege of the organization, also those of tables to come. */
    public static final String SYSTEM_ADMINISTRATOR = "System Administrator";

    public RoleDefinition {
        privileges = Map.copyOf(privileges);
    }

    public static RoleDefinition named(String name) {
        return new RoleDefinition(name, Map.of());
    }

    public RoleDefinition granting(Depth depth, String... privilegeNames) {
        Map<String, Depth> more = new HashMap<>(privileges);
        for (String privilege : privilegeNames) {
            more.put(privilege, depth);
        }
        return new RoleDefinition(name, more);
    }
}
