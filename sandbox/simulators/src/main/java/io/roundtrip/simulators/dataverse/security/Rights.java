package io.roundtrip.simulators.dataverse.security;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * What a user may do.
 *
 * @param everything has the System Administrator role, for which column security does not count either
 * @param privilegeCount as the refusals name it
 */
record Rights(
        Principal principal,
        Set<UUID> roles,
        int privilegeCount,
        boolean everything,
        Function<UUID, Optional<Depth>> depths) {

    /** The user behind the rights, as far as refusals name it. */
    record Principal(
            UUID user, String name, UUID objectId, Standing standing, UUID businessUnit, Set<UUID> unitsBelow) {
        boolean isInReach(UUID unit) {
            return businessUnit.equals(unit) || unitsBelow.contains(unit);
        }
    }

    /** How the environment knows the user. */
    enum Standing {
        PERSON("0 Read-Write"),
        APPLICATION("4 Non-interactive"),
        DISABLED("0 Read-Write"),
        UNKNOWN("0 Read-Write");

        private final String accessMode;

        Standing(String accessMode) {
            this.accessMode = accessMode;
        }

        String accessMode() {
            return accessMode;
        }
    }

    Optional<Depth> depth(UUID privilege) {
        return depths.apply(privilege);
    }

    /** Whoever acts in another's name may do what both may (documentation page "Impersonate another user"). */
    Rights within(Rights acting) {
        return new Rights(
                principal,
                roles,
                privilegeCount,
                everything && acting.everything,
                privilege ->
                        depth(privilege).flatMap(mine -> acting.depth(privilege).map(mine::min)));
    }
}
