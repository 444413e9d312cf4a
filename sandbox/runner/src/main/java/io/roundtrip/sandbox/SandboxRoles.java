package io.roundtrip.sandbox;

import io.roundtrip.schema.install.Roles;
import io.roundtrip.simulators.dataverse.SimulatedDataverseBuilder;
import io.roundtrip.simulators.dataverse.security.Depth;
import io.roundtrip.simulators.dataverse.security.RoleDefinition;
import java.util.List;

/** Each app has its own role and nothing more, as in an environment that is set up by the book. */
final class SandboxRoles {

    private SandboxRoles() {}

    static void grant(SimulatedDataverseBuilder builder) {
        Roles.ALL.forEach(role -> builder.role(simulated(role)));
        for (App app : App.values()) {
            builder.roles(app.clientId(), role(app).name());
        }
    }

    private static io.roundtrip.schema.install.RoleDefinition role(App app) {
        return switch (app) {
            case SENDER -> Roles.SENDER;
            case DELIVERY -> Roles.DELIVERY;
            case ACK -> Roles.ACKNOWLEDGEMENT;
            case ADMIN_UI -> Roles.ADMIN_UI;
        };
    }

    private static RoleDefinition simulated(io.roundtrip.schema.install.RoleDefinition role) {
        String[] privileges = role.grants(List.of("Account", "Contact")).stream()
                .map(grant -> grant.privilege())
                .toArray(String[]::new);
        return RoleDefinition.named(role.name()).granting(Depth.GLOBAL, privileges);
    }
}
