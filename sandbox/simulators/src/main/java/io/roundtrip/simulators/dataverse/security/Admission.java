package io.roundtrip.simulators.dataverse.security;

import io.roundtrip.simulators.dataverse.protocol.Call;
import io.roundtrip.simulators.dataverse.protocol.Caller;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.security.Rights.Standing;
import io.roundtrip.simulators.dataverse.tables.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Who may call at all, in whose name, and what besides rows (documentation pages "Impersonate another user", "Use optional parameters"). */
public final class Admission {
    /** Headers with the column of the user's row by which they name the one to act for. */
    private static final Map<String, String> IMPERSONATION =
            Map.of("mscrmcallerid", "systemuserid", "callerobjectid", "azureactivedirectoryobjectid");

    private static final Map<String, String> BYPASS = Map.of(
            "mscrm.bypasscustompluginexecution", Privileges.BYPASS_PLUGINS,
            "mscrm.bypassbusinesslogicexecution", Privileges.BYPASS_LOGIC,
            "mscrm.bypassbusinesslogicexecutionstepids", Privileges.BYPASS_LOGIC);

    private static final List<String> FREE = List.of("WhoAmI", "WhoAmI()", "RetrieveVersion", "RetrieveVersion()");

    private final Principals principals;
    private final Denied denied;

    Admission(Principals principals, Denied denied) {
        this.principals = principals;
        this.denied = denied;
    }

    /** The call in the name of the user for whom it is made. */
    public Call admit(Call call) {
        Rights rights = principals.rights(call.caller());
        refuseOutsiders(rights);
        Call admitted = impersonated(call)
                .map(user -> call.actingAs(user.onBehalfBy(call.caller())))
                .orElse(call);
        refuseBypassing(call, rights);
        return admitted;
    }

    private static void refuseOutsiders(Rights rights) {
        if (rights.principal().standing() == Standing.UNKNOWN) {
            throw Denied.noMember();
        }
        if (rights.principal().standing() == Standing.DISABLED) {
            throw Denied.disabled(rights.principal().user());
        }
    }

    private Optional<Caller> impersonated(Call call) {
        return IMPERSONATION.entrySet().stream()
                .flatMap(header -> call.header(header.getKey()).map(id -> user(call, header.getValue(), id)).stream())
                .findFirst();
    }

    private Caller user(Call call, String column, String id) {
        require(call.caller(), Privileges.ACT_ON_BEHALF);
        Caller user = principals.user(column, id(id)).orElseThrow(() -> Refusal.missingRow("systemuser", id));
        refuseOutsiders(principals.rights(user));
        return user;
    }

    private static UUID id(String text) {
        try {
            return Values.id(text);
        } catch (IllegalArgumentException malformed) {
            throw Refusal.badQuery("'%s' is not the id of a user.".formatted(text));
        }
    }

    private void refuseBypassing(Call call, Rights rights) {
        BYPASS.forEach((header, privilege) -> {
            boolean asked = call.header(header)
                    .filter(value -> !value.isBlank() && !value.equalsIgnoreCase("false"))
                    .isPresent();
            if (asked && rights.depth(Privileges.id(privilege)).isEmpty()) {
                throw denied.privilege(rights, privilege);
            }
        });
    }

    /** Refuses whoever has no role, and operations that need a privilege which belongs to no table. */
    public void refuseUnprivileged(Call call) {
        if (FREE.contains(call.path())) {
            return;
        }
        Rights rights = principals.rights(call.caller());
        if (rights.roles().isEmpty() && !rights.everything()) {
            throw Denied.noRoles(rights.principal().user());
        }
        Customizing.privilege(call).ifPresent(privilege -> require(call.caller(), privilege));
    }

    private void require(Caller caller, String privilege) {
        Rights rights = principals.rights(caller);
        if (rights.depth(Privileges.id(privilege)).isEmpty()) {
            throw denied.privilege(rights, privilege);
        }
    }
}
