package io.roundtrip.simulators.dataverse.service;

import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.protocol.Call;
import io.roundtrip.simulators.dataverse.protocol.Json;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.reading.Links;
import io.roundtrip.simulators.dataverse.security.Depth;
import io.roundtrip.simulators.dataverse.security.Right;
import io.roundtrip.simulators.dataverse.security.Roles.Grant;
import io.roundtrip.simulators.dataverse.security.Security;
import io.roundtrip.simulators.dataverse.tables.Row;
import io.roundtrip.simulators.dataverse.tables.Store;
import io.roundtrip.simulators.dataverse.tables.Table;
import io.roundtrip.simulators.dataverse.tables.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The privileges of roles and users (documentation pages "AddPrivilegesRole Action", "RetrieveRolePrivilegesRole Function",
 * "RetrieveUserPrivileges Function").
 */
public final class RoleEndpoint {
    static final String FUNCTION = "RetrieveRolePrivilegesRole";
    private static final String PREFIX = "Microsoft.Dynamics.CRM.";
    private static final Pattern ROLE_ID = Pattern.compile(FUNCTION + "\\(RoleId=(@?[A-Za-z0-9-]+)\\)");

    private final Store store;
    private final Security security;
    private final Links links;
    private final UserRoles userRoles;

    RoleEndpoint(Store store, Security security, Links links) {
        this.store = store;
        this.security = security;
        this.links = links;
        this.userRoles = new UserRoles(store, security, links);
    }

    boolean knows(Table table, List<String> segments) {
        String name = table.schema().logicalName();
        boolean isRole = name.equals("role");
        boolean isUser = name.equals("systemuser");
        return isRole && segments.get(1).matches(PREFIX.replace(".", "\\.") + "\\w+Privileges?Role")
                || isUser && segments.get(1).startsWith(PREFIX + "RetrieveUserPrivileges")
                || (isRole || isUser) && segments.get(1).startsWith(UserRoles.ASSOCIATION);
    }

    Answer answer(RowEndpoint.Target target, List<String> segments) {
        Row row = target.address()
                .resolve(target.table())
                .flatMap(target.table()::find)
                .orElseThrow(target::missing);
        if (segments.get(1).startsWith(UserRoles.ASSOCIATION)) {
            return userRoles.answer(target, row.id(), segments);
        }
        String message = segments.get(1).substring(PREFIX.length());
        return message.startsWith("RetrieveUserPrivileges")
                ? userPrivileges(row.id())
                : changePrivileges(target.call(), row.id(), message);
    }

    private Answer changePrivileges(Call call, UUID role, String message) {
        Table roles = store.table("role");
        if (!call.is("POST")) {
            throw Refusal.unknownSegment(PREFIX + message);
        }
        security.access().require(call.caller(), Right.WRITE, roles);
        Map<String, Object> body = Json.object(call.body());
        return store.transact(transaction -> {
            switch (message) {
                case "AddPrivilegesRole" -> security.roles().grant(transaction, role, grants(body));
                case "ReplacePrivilegesRole" -> security.roles().replace(transaction, role, grants(body));
                case "RemovePrivilegeRole" -> security.roles().revoke(transaction, role, privilege(body));
                default -> throw Refusal.unknownSegment(PREFIX + message);
            }
            return Answer.empty(204).with(roles.touched(role));
        });
    }

    private static List<Grant> grants(Map<String, Object> body) {
        if (!(body.get("Privileges") instanceof List<?> privileges)) {
            throw Refusal.badPayload("roles", "'Privileges' must be a list.");
        }
        return privileges.stream().map(RoleEndpoint::grant).toList();
    }

    /** The depth goes by its name; its number is refused. */
    private static Grant grant(@Nullable Object content) {
        Map<?, ?> privilege = content instanceof Map<?, ?> map ? map : Map.of();
        String depth = String.valueOf(privilege.get("Depth"));
        return new Grant(
                id(privilege.get("PrivilegeId")),
                Depth.named(depth)
                        .orElseThrow(() -> Refusal.badPayload(
                                "roles",
                                "Cannot read the value '%s' as a quoted JSON string value.".formatted(depth))));
    }

    /** The action takes a reference to the privilege's row, not its id. */
    private static UUID privilege(Map<String, Object> body) {
        return id(body.get("Privilege") instanceof Map<?, ?> reference ? reference.get("privilegeid") : null);
    }

    private static UUID id(@Nullable Object value) {
        try {
            return Values.id(String.valueOf(value));
        } catch (IllegalArgumentException malformed) {
            throw Refusal.badPayload("roles", "'%s' is not the id of a privilege.".formatted(value));
        }
    }

    /** {@code RetrieveRolePrivilegesRole(RoleId=...)}, the id in place or by parameter alias. */
    Answer function(Call call) {
        Matcher matcher = ROLE_ID.matcher(call.path());
        if (!matcher.matches()) {
            throw Refusal.unknownSegment(call.path());
        }
        Table roles = store.table("role");
        security.access().view(call.caller(), roles).refuseUnreadable();
        String given = matcher.group(1);
        UUID role = id(call.query().get(given).orElse(given));
        if (roles.find(role).isEmpty()) {
            throw Refusal.missingRow("role", role);
        }
        return privileges(FUNCTION, unit(roles, role), Stream.of(role));
    }

    private Answer userPrivileges(UUID user) {
        return privileges(
                "RetrieveUserPrivileges", unit(store.table("systemuser"), user), security.roles().of(user).stream());
    }

    private static Optional<Object> unit(Table table, UUID id) {
        return table.find(id)
                .flatMap(row ->
                        table.schema().byName("businessunitid").map(row::value).map(Values::comparable));
    }

    private Answer privileges(String function, Optional<Object> unit, Stream<UUID> roles) {
        Map<UUID, Depth> depths = new LinkedHashMap<>();
        roles.forEach(role -> security.roles()
                .privileges(role)
                .forEach((privilege, depth) -> depths.merge(privilege, depth, Depth::max)));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("@odata.context", links.context(PREFIX + function + "Response"));
        body.put(
                "RolePrivileges",
                depths.entrySet().stream()
                        .map(entry -> shown(new Grant(entry.getKey(), entry.getValue()), unit))
                        .toList());
        return Answer.json(200, Json.write(body));
    }

    private Map<String, Object> shown(Grant grant, Optional<Object> unit) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("Depth", grant.depth().wireName());
        shown.put("PrivilegeId", grant.privilege());
        shown.put("BusinessUnitId", unit.orElse(""));
        shown.put("PrivilegeName", security.privileges().name(grant.privilege()).orElse(""));
        shown.put("RecordFilterId", new UUID(0, 0));
        return shown;
    }
}
