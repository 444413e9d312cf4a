package io.roundtrip.simulators.dataverse.reference;

import io.roundtrip.simulators.dataverse.RunningDataverse;
import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.TickingClock;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.WebApi.Reply;
import io.roundtrip.simulators.dataverse.faults.Failure;
import io.roundtrip.simulators.dataverse.faults.RequestMatch;
import io.roundtrip.simulators.dataverse.security.Depth;
import io.roundtrip.simulators.dataverse.security.RoleDefinition;
import io.roundtrip.simulators.dataverse.tables.ColumnDefinition;
import io.roundtrip.simulators.dataverse.tables.Option;
import io.roundtrip.simulators.dataverse.tables.StandardTables;
import io.roundtrip.simulators.dataverse.tables.TableDefinition;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** An environment that is brought to each of its refusals. */
final class Refusing implements AutoCloseable {
    private static final TableDefinition PATIENT = TableDefinition.named("patient", "patients")
            .withColumns(
                    ColumnDefinition.string("name", 20),
                    ColumnDefinition.string("diagnosis", 20).withSecured(),
                    ColumnDefinition.choice("ward", Option.of(1, "North"), Option.of(2, "South")));
    private static final String[] OWN = {
        "prvCreatePatient", "prvReadPatient", "prvWritePatient", "prvAppendToPatient", "prvAppendPatient"
    };

    private final TickingClock clock = new TickingClock();
    private final SimulatedDataverse dataverse = SimulatedDataverse.builder()
            .clock(clock)
            .person("kim.demo")
            .role(RoleDefinition.named("Own patients").granting(Depth.BASIC, OWN))
            .person("nurse")
            .roles("nurse", "Own patients")
            .person("elsewhere")
            .businessUnit("elsewhere", "Elsewhere")
            .person("nobody")
            .roles("nobody", "Own patients")
            .table(StandardTables.account())
            .table(RunningDataverse.NOTE)
            .table(PATIENT)
            .start();
    private final WebApi kim = as("kim.demo");
    private final WebApi nurse = as("nurse");

    private WebApi as(String person) {
        return new WebApi(dataverse.url(), person);
    }

    /** How the environment is brought to answer with each code. */
    Map<String, Supplier<Reply>> byCode() {
        return Map.ofEntries(
                Map.entry("0x80040200", () -> kim.post("accounts", "{}")),
                Map.entry("0x80040217", () -> kim.get("accounts(" + new UUID(0, 1) + ")")),
                Map.entry("0x80040219", () -> kim.get("accounts?$apply=aggregate($count%20as%20n)")),
                Map.entry("0x80040220", () -> nurse.get("accounts")),
                Map.entry("0x80040225", this::disabled),
                Map.entry("0x80040228", () -> kim.delete(readOnly())),
                Map.entry("0x8004022e", () -> kim.patch(readOnly(), "{\"name\":\"x\"}")),
                Map.entry("0x80040230", this::inactive),
                Map.entry("0x80040237", () -> kim.patch(account(), "{\"name\":\"x\"}", "If-None-Match", "*")),
                Map.entry("0x80040800", this::deleteMultiple),
                Map.entry("0x80041129", () -> kim.get(nextLink().replace("$orderby=name", "$orderby=fax"))),
                Map.entry("0x8004112a", () -> kim.get(nextLink().replace("er=%222%22", "er=%225%22"))),
                Map.entry("0x80041409", this::roleOfAnotherUnit),
                Map.entry("0x8004140b", () -> grant(role("Own patients"), "prvPublishCustomization")),
                Map.entry("0x80041d31", () -> grant(role("System Administrator"), "prvReadAccount")),
                Map.entry("0x80042f09", this::withoutRoles),
                Map.entry("0x80044150", () -> failing(Failure.sqlDeadlock())),
                Map.entry("0x80044151", () -> failing(Failure.sqlTimeout())),
                Map.entry("0x8004431a", () -> kim.post("patients", "{\"ward\":3}")),
                Map.entry("0x80044331", () -> kim.post("patients", "{\"name\":\"" + "x".repeat(21) + "\"}")),
                Map.entry("0x80044352", this::expired),
                Map.entry("0x80048306", () -> nurse.get("patients(" + patient() + ")")),
                Map.entry("0x8004f502", () -> nurse.post("patients", "{\"diagnosis\":\"x\"}")),
                Map.entry("0x8004f507", this::securedUpdate),
                Map.entry("0x80060882", () -> kim.patch(account(), "{}", "If-Match", "W/\"1\"")),
                Map.entry("0x8006088a", () -> kim.get("nothings")),
                Map.entry("0x8006088d", this::withoutVersions),
                Map.entry("0x80060890", () -> kim.get("rt_notes(rt_status=1)")),
                Map.entry("0x80060891", () -> kim.get("rt_notes(rt_name='none')")),
                Map.entry("0x80060892", this::duplicateKey));
    }

    private String account() {
        return "accounts(" + dataverse.create("account", Map.of("name", "Contoso")) + ")";
    }

    private UUID patient() {
        return dataverse.create("patient", Map.of("name", "Jo"));
    }

    private Reply disabled() {
        dataverse.update("systemuser", dataverse.userId("nobody"), Map.of("isdisabled", true));
        Reply refused = as("nobody").get("accounts");
        dataverse.update("systemuser", dataverse.userId("nobody"), Map.of("isdisabled", false));
        return refused;
    }

    private String readOnly() {
        UUID id = dataverse.create("account", Map.of("name", "Kept"));
        dataverse.switches().makeReadOnly(id);
        return "accounts(" + id + ")";
    }

    private Reply inactive() {
        dataverse.switches().closeRows("account", Set.of(1));
        UUID id = dataverse.create("account", Map.of("name", "Closed", "statecode", 1));
        return kim.patch("accounts(" + id + ")", "{\"name\":\"x\"}");
    }

    private Reply deleteMultiple() {
        String target = "{\"@odata.type\":\"Microsoft.Dynamics.CRM.account\",\"accountid\":\"" + new UUID(0, 1) + "\"}";
        return kim.post("accounts/Microsoft.Dynamics.CRM.DeleteMultiple", "{\"Targets\":[" + target + "]}");
    }

    private String nextLink() {
        account();
        account();
        return kim.get("accounts?$orderby=name", "Prefer", "odata.maxpagesize=1")
                .link("@odata.nextLink");
    }

    private String role(String name) {
        return kim.query("roles", "name eq '" + name + "'")
                .value()
                .get(0)
                .get("roleid")
                .toString();
    }

    private Reply grant(String role, String privilege) {
        Object id = kim.query("privileges", "name eq '" + privilege + "'")
                .value()
                .get(0)
                .get("privilegeid");
        return kim.post(
                "roles(" + role + ")/Microsoft.Dynamics.CRM.AddPrivilegesRole",
                "{\"Privileges\":[{\"PrivilegeId\":\"" + id + "\",\"Depth\":\"Basic\"}]}");
    }

    private Reply roleOfAnotherUnit() {
        return kim.post(
                "systemusers(" + dataverse.userId("elsewhere") + ")/systemuserroles_association/$ref",
                "{\"@odata.id\":\"roles(" + role("Own patients") + ")\"}");
    }

    private Reply withoutRoles() {
        String roles = "systemusers(" + dataverse.userId("nobody") + ")/systemuserroles_association";
        kim.delete(roles + "(" + role("Own patients") + ")/$ref");
        return as("nobody").get("accounts");
    }

    private Reply failing(Failure failure) {
        dataverse.faults().fail(RequestMatch.any(), failure, 1);
        return kim.get("accounts");
    }

    private Reply expired() {
        String link = kim.get("accounts", "Prefer", "odata.track-changes").link("@odata.deltaLink");
        dataverse.switches().changeMetadata("account");
        return kim.get(link);
    }

    private Reply securedUpdate() {
        UUID id = UUID.randomUUID();
        nurse.post("patients", "{\"patientid\":\"" + id + "\",\"name\":\"Jo\"}");
        return nurse.patch("patients(" + id + ")", "{\"diagnosis\":\"x\"}");
    }

    private Reply withoutVersions() {
        dataverse.switches().turnOffOptimisticConcurrency("patient");
        return kim.delete("patients(" + patient() + ")", "If-Match", "W/\"1\"");
    }

    private Reply duplicateKey() {
        kim.post("rt_notes", "{\"rt_name\":\"Once\"}");
        return kim.post("rt_notes", "{\"rt_name\":\"Once\"}");
    }

    @Override
    public void close() {
        dataverse.close();
    }
}
