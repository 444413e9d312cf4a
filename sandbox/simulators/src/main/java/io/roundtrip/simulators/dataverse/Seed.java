package io.roundtrip.simulators.dataverse;

import io.roundtrip.simulators.dataverse.SimulatedDataverseBuilder.Plan;
import io.roundtrip.simulators.dataverse.protocol.Caller;
import io.roundtrip.simulators.dataverse.security.SecuritySeed;
import io.roundtrip.simulators.dataverse.signin.Users.User;
import io.roundtrip.simulators.dataverse.tables.Table;
import io.roundtrip.simulators.dataverse.tables.Transaction;
import java.util.Map;

/** The rows that every environment has from its start: the organization, its units and roles, its users. */
final class Seed {
    private final Plan plan;
    private final Core core;
    private final SecuritySeed security;

    Seed(Plan plan, Core core) {
        this.plan = plan;
        this.core = core;
        this.security =
                new SecuritySeed(core.store(), core.security(), plan.security(), SimulatedDataverseBuilder.ROOT_UNIT);
    }

    void sow() {
        core.store().transact(transaction -> {
            create(transaction, "organization", organization());
            security.unitsAndRoles(transaction);
            plan.users().byName().values().stream().filter(User::isMember).forEach(user -> user(transaction, user));
            return core;
        });
    }

    private void create(Transaction transaction, String name, Map<String, Object> body) {
        Table table = core.store().table(name);
        core.writes().create(transaction, table, Caller.SYSTEM, body);
    }

    private static Map<String, Object> organization() {
        return Map.of(
                "organizationid",
                SimulatedDataverseBuilder.ORGANIZATION,
                "name",
                "simulated",
                "expirechangetrackingindays",
                7);
    }

    private void user(Transaction transaction, User user) {
        create(
                transaction,
                "systemuser",
                Map.of(
                        "systemuserid", user.id(),
                        "fullname", user.fullName(),
                        "domainname", user.name(),
                        "azureactivedirectoryobjectid", user.objectId(),
                        "accessmode", user.isApplication() ? 4 : 0,
                        "isdisabled", false,
                        "businessunitid@odata.bind", "/businessunits(" + security.unitOf(user.name()) + ")"));
        security.roles(transaction, user.name(), user.id(), user.isApplication());
    }
}
