package io.roundtrip.simulators.dataverse.security;

import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.tables.Reference;
import io.roundtrip.simulators.dataverse.tables.Row;
import io.roundtrip.simulators.dataverse.tables.Table;
import io.roundtrip.simulators.dataverse.tables.Transaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which privileges a role has and who has which role; both are rows, so that a change set can take them back. */
public final class Roles {
    static final UUID SYSTEM_ADMINISTRATOR = SecurityTables.id("role", RoleDefinition.SYSTEM_ADMINISTRATOR);

    private final SecurityTables tables;
    private final Privileges privileges;

    Roles(SecurityTables tables, Privileges privileges) {
        this.tables = tables;
        this.privileges = privileges;
    }

    /** A privilege with its depth, as the actions take and give it. */
    public record Grant(UUID privilege, Depth depth) {}

    /** The administrator's privileges are all there are. */
    public Map<UUID, Depth> privileges(UUID role) {
        return role.equals(SYSTEM_ADMINISTRATOR)
                ? privileges.all().collect(Collectors.toMap(Function.identity(), id -> Depth.GLOBAL))
                : granted(role).collect(Collectors.toMap(row -> id(row, "privilegeid"), this::depth, Depth::max));
    }

    private Stream<Row> granted(UUID role) {
        return tables.granted().rows().values().stream()
                .filter(row -> id(tables.granted(), row, "roleid").equals(role));
    }

    private UUID id(Row row, String column) {
        return id(tables.granted(), row, column);
    }

    private static UUID id(Table table, Row row, String column) {
        return SystemRow.value(table, row, column, UUID.class).orElseThrow();
    }

    private Depth depth(Row row) {
        return Depth.ofMask(SystemRow.value(tables.granted(), row, "privilegedepthmask", Integer.class)
                .orElse(Depth.BASIC.mask()));
    }

    /** Adds privileges, and changes the depth of those that the role has. */
    public void grant(Transaction transaction, UUID role, List<Grant> grants) {
        refuseAdministrator(role);
        grants.forEach(grant -> {
            refuseUnfit(grant);
            SystemRow.store(
                    transaction,
                    tables.granted(),
                    pair(role, grant.privilege()),
                    Map.of(
                            "roleid", role,
                            "privilegeid", grant.privilege(),
                            "privilegedepthmask", grant.depth().mask()));
        });
    }

    private void refuseUnfit(Grant grant) {
        if (privileges.name(grant.privilege()).isEmpty()) {
            throw Refusal.missingRow("privilege", grant.privilege());
        }
        if (grant.depth() != Depth.GLOBAL && privileges.isGlobalOnly(grant.privilege())) {
            throw new Refusal(400, "0x8004140b", "Invalid privilege depth.");
        }
    }

    private static void refuseAdministrator(UUID role) {
        if (role.equals(SYSTEM_ADMINISTRATOR)) {
            throw new Refusal(400, "0x80041d31", "The System Administrator Role cannot be modified.");
        }
    }

    public void replace(Transaction transaction, UUID role, List<Grant> grants) {
        granted(role).forEach(row -> transaction.erase(tables.granted(), row.id()));
        grant(transaction, role, grants);
    }

    public void revoke(Transaction transaction, UUID role, UUID privilege) {
        refuseAdministrator(role);
        UUID pair = pair(role, privilege);
        if (transaction.find(tables.granted(), pair).isPresent()) {
            transaction.erase(tables.granted(), pair);
        }
    }

    private static UUID pair(UUID left, UUID right) {
        return SecurityTables.id("pair", left + ":" + right);
    }

    public Set<UUID> of(UUID user) {
        Table table = tables.assigned();
        return table.rows().values().stream()
                .filter(row -> id(table, row, "systemuserid").equals(user))
                .map(row -> id(table, row, "roleid"))
                .filter(role -> tables.roles().find(role).isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }

    public void assign(Transaction transaction, UUID user, UUID role) {
        Row userRow = require(transaction, tables.users(), user);
        Row roleRow = require(transaction, tables.roles(), role);
        if (!unit(tables.users(), userRow).equals(unit(tables.roles(), roleRow))) {
            throw new Refusal(400, "0x80041409", "The user belongs to a different business unit than the role.");
        }
        link(transaction, user, role);
    }

    void link(Transaction transaction, UUID user, UUID role) {
        Map<String, Object> content = Map.of("systemuserid", user, "roleid", role);
        SystemRow.store(transaction, tables.assigned(), pair(user, role), content);
    }

    private static Row require(Transaction transaction, Table table, UUID id) {
        return transaction
                .find(table, id)
                .orElseThrow(() -> Refusal.missingRow(table.schema().logicalName(), id));
    }

    private static Optional<UUID> unit(Table table, Row row) {
        return SystemRow.value(table, row, "businessunitid", Reference.class).map(Reference::id);
    }

    public void unassign(Transaction transaction, UUID user, UUID role) {
        UUID pair = pair(user, role);
        if (transaction.find(tables.assigned(), pair).isEmpty()) {
            throw Refusal.missingRow("systemuserroles", pair);
        }
        transaction.erase(tables.assigned(), pair);
    }
}
