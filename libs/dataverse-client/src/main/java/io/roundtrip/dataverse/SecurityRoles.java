package io.roundtrip.dataverse;

import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Security roles and what they grant. Source: Web API reference, "role", "AddPrivilegesRole", "RetrieveRolePrivilegesRole". */
public final class SecurityRoles {

    private static final List<String> PRIVILEGE = List.of("privilegeid", "name");

    private final Connection connection;
    private final RowReads reads;
    private final RowWrites writes;

    SecurityRoles(Connection connection) {
        this.connection = connection;
        this.reads = new RowReads(connection);
        this.writes = new RowWrites(connection);
    }

    /** The business unit at the top, in which an environment's own roles are kept. */
    public UUID rootBusinessUnit() {
        Query query = Query.of("businessunit").select("businessunitid").where(Filter.isNull("parentbusinessunitid"));
        return reads.query(query).stream()
                .map(Row::id)
                .findFirst()
                .orElseThrow(() -> DataverseException.refused("business units", "there is none at the top", null));
    }

    /** A role of this name in the business unit. */
    public Optional<UUID> find(String name, UUID businessUnit) {
        Query query = Query.of("role")
                .select("roleid")
                .where(Filter.and(Filter.eq("name", name), Filter.eq("businessunitid", businessUnit)));
        return reads.query(query).stream().map(Row::id).findFirst();
    }

    public void create(UUID id, String name, UUID businessUnit) {
        writes.create("role", new NewRow(id, Map.of("name", name, "businessunitid", bind(businessUnit))));
    }

    private static Bind bind(UUID businessUnit) {
        return new Bind("businessunits", businessUnit);
    }

    /** What the user's roles grant in all; empty if the service names none. */
    public Set<Grant> grantsOfUser(UUID user) {
        URI uri = connection
                .root()
                .resource("systemusers(" + user + ")/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()", "");
        return grants(HttpCall.get(Purpose.of("privileges of user " + user, "systemuser"), uri));
    }

    /** What the role grants now. */
    public Set<Grant> grants(UUID role) {
        URI uri = connection.root().resource("RetrieveRolePrivilegesRole(RoleId=" + role + ")", "");
        return grants(HttpCall.get(Purpose.of("privileges of role " + role, "role"), uri));
    }

    private Set<Grant> grants(HttpCall call) {
        JsonNode json =
                Json.MAPPER.readTree(connection.requests().send(call).orThrow().body());
        return json.path("RolePrivileges").values().stream()
                .map(SecurityRoles::grant)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Grant grant(JsonNode json) {
        String depth = json.path("Depth").asString("Basic").toUpperCase(Locale.ROOT);
        return new Grant(json.path("PrivilegeName").asString(""), Grant.Depth.valueOf(depth));
    }

    /** Adds to what the role grants. A privilege that the environment does not know is a permanent failure that names it. */
    public void add(UUID role, Collection<Grant> grants) {
        Map<String, UUID> ids = ids(grants);
        List<Map<String, Object>> privileges =
                grants.stream().map(grant -> json(grant, ids)).toList();
        URI uri = connection.root().resource("roles(" + role + ")/Microsoft.Dynamics.CRM.AddPrivilegesRole", "");
        String body = Json.MAPPER.writeValueAsString(Map.of("Privileges", privileges));
        HttpCall call = HttpCall.post(Purpose.of("privileges of role " + role, "role"), uri, body);
        connection.requests().send(call).orThrow();
    }

    private static Map<String, Object> json(Grant grant, Map<String, UUID> ids) {
        String depth = grant.depth().name();
        UUID id = ids.get(grant.privilege());
        if (id == null) {
            throw DataverseException.refused(
                    "privilege " + grant.privilege(), "the environment has no such privilege", null);
        }
        return Map.of(
                "PrivilegeId",
                id.toString(),
                "Depth",
                depth.charAt(0) + depth.substring(1).toLowerCase(Locale.ROOT));
    }

    private Map<String, UUID> ids(Collection<Grant> grants) {
        Map<String, UUID> ids = new HashMap<>();
        List<String> names = grants.stream().map(Grant::privilege).distinct().toList();
        reads.query(Query.of("privilege").select(PRIVILEGE).where(Filter.in("name", names)))
                .forEach(row -> row.text("name").ifPresent(name -> ids.put(name, row.id())));
        return ids;
    }
}
