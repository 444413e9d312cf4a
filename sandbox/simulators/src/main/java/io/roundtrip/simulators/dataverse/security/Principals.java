package io.roundtrip.simulators.dataverse.security;

import io.roundtrip.simulators.dataverse.protocol.Caller;
import io.roundtrip.simulators.dataverse.security.Rights.Principal;
import io.roundtrip.simulators.dataverse.security.Rights.Standing;
import io.roundtrip.simulators.dataverse.tables.Reference;
import io.roundtrip.simulators.dataverse.tables.Row;
import io.roundtrip.simulators.dataverse.tables.Table;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** The rights of callers, worked out once and again after every change of what they follow from. */
final class Principals {
    private static final UUID NONE = new UUID(0, 0);

    private record Known(long changes, Rights rights) {}

    private final SecurityTables tables;
    private final Roles roles;
    private final Privileges privileges;
    private final Map<Caller, Known> known = new ConcurrentHashMap<>();
    private final Map<String, Set<UUID>> denied = new ConcurrentHashMap<>();
    private final AtomicLong denials = new AtomicLong();

    Principals(SecurityTables tables, Roles roles, Privileges privileges) {
        this.tables = tables;
        this.roles = roles;
        this.privileges = privileges;
    }

    /** Takes a privilege from a user, whatever the roles say. */
    void deny(String user, UUID privilege) {
        denied.computeIfAbsent(user, name -> ConcurrentHashMap.newKeySet()).add(privilege);
        denials.incrementAndGet();
    }

    void allow(String user, UUID privilege) {
        denied.getOrDefault(user, Set.of()).remove(privilege);
        denials.incrementAndGet();
    }

    Rights rights(Caller caller) {
        long changes = tables.changes() + denials.get(); // first: a change from here on is seen by the next call
        Known last = known.get(caller);
        if (last != null && last.changes() == changes) {
            return last.rights();
        }
        Rights own = own(caller);
        Rights rights = caller.onBehalfBy().map(this::rights).map(own::within).orElse(own);
        known.put(caller, new Known(changes, rights));
        return rights;
    }

    private Rights own(Caller caller) {
        Set<UUID> held = roles.of(caller.userId());
        boolean everything = held.contains(Roles.SYSTEM_ADMINISTRATOR) || caller.isSystem();
        Set<UUID> taken = Set.copyOf(denied.getOrDefault(caller.name(), Set.of()));
        Map<UUID, Depth> depths = everything ? Map.of() : merged(held);
        Optional<Depth> otherwise = everything ? Optional.of(Depth.GLOBAL) : Optional.empty();
        return new Rights(
                principal(caller),
                held,
                everything ? privileges.count() : depths.size(),
                everything,
                privilege -> taken.contains(privilege)
                        ? Optional.empty()
                        : Optional.ofNullable(depths.get(privilege)).or(() -> otherwise));
    }

    private Map<UUID, Depth> merged(Set<UUID> held) {
        Map<UUID, Depth> depths = new HashMap<>();
        held.forEach(role ->
                roles.privileges(role).forEach((privilege, depth) -> depths.merge(privilege, depth, Depth::max)));
        return depths;
    }

    private Principal principal(Caller caller) {
        Table users = tables.users();
        Optional<Row> row = users.find(caller.userId());
        UUID unit = row.flatMap(user -> unit(users, user)).orElse(NONE);
        UUID objectId = row.flatMap(user -> SystemRow.value(users, user, "azureactivedirectoryobjectid", UUID.class))
                .orElse(NONE);
        Standing standing =
                caller.isSystem() ? Standing.PERSON : row.map(this::standing).orElse(Standing.UNKNOWN);
        return new Principal(caller.userId(), caller.name(), objectId, standing, unit, below(unit));
    }

    private Standing standing(Row user) {
        if (SystemRow.value(tables.users(), user, "isdisabled", Boolean.class).orElse(false)) {
            return Standing.DISABLED;
        }
        boolean isApplication = SystemRow.value(tables.users(), user, "accessmode", Integer.class)
                .filter(mode -> mode == 4)
                .isPresent();
        return isApplication ? Standing.APPLICATION : Standing.PERSON;
    }

    private static Optional<UUID> unit(Table table, Row row) {
        return SystemRow.value(table, row, "businessunitid", Reference.class).map(Reference::id);
    }

    /** Two levels: the root unit and those below it. */
    private Set<UUID> below(UUID unit) {
        Table units = tables.businessUnits();
        return units.rows().values().stream()
                .filter(row -> SystemRow.value(units, row, "parentbusinessunitid", Reference.class)
                        .filter(parent -> parent.id().equals(unit))
                        .isPresent())
                .map(Row::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    Optional<UUID> unitOf(UUID user) {
        return tables.users().find(user).flatMap(row -> unit(tables.users(), row));
    }

    /** The user with the id of its row, or with the one that the directory gave it. */
    Optional<Caller> user(String column, UUID id) {
        Table users = tables.users();
        return users.rows().values().stream()
                .filter(row -> SystemRow.value(users, row, column, UUID.class)
                        .filter(id::equals)
                        .isPresent())
                .findFirst()
                .map(row -> new Caller(
                        SystemRow.value(users, row, "domainname", String.class).orElse(""), row.id()));
    }
}
