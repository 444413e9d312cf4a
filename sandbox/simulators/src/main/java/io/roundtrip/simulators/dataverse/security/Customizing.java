package io.roundtrip.simulators.dataverse.security;

import io.roundtrip.simulators.dataverse.protocol.Call;
import java.util.Map;
import java.util.Optional;

/** Which privileges definitions and solutions need. */
final class Customizing {
    private static final Map<String, String> VERBS =
            Map.of("GET", "Read", "POST", "Create", "PUT", "Write", "PATCH", "Write", "DELETE", "Delete");
    private static final Map<String, String> ACTIONS = Map.ofEntries(
            Map.entry("PublishXml", Privileges.PUBLISH),
            Map.entry("PublishAllXml", Privileges.PUBLISH),
            Map.entry("ImportSolution", Privileges.IMPORT),
            Map.entry("ImportSolutionAsync", Privileges.IMPORT),
            Map.entry("StageSolution", Privileges.IMPORT),
            Map.entry("ExportSolution", Privileges.EXPORT),
            Map.entry("ExportSolutionAsync", Privileges.EXPORT),
            Map.entry("InsertOptionValue", "prvWriteAttribute"),
            Map.entry("UpdateOptionValue", "prvWriteAttribute"),
            Map.entry("DeleteOptionValue", "prvWriteAttribute"),
            Map.entry("ReactivateEntityKey", "prvWriteEntity"),
            Map.entry("CreateCustomerRelationships", "prvCreateRelationship"));

    private Customizing() {}

    static Optional<String> privilege(Call call) {
        String path = call.path();
        if (path.startsWith("EntityDefinitions")) {
            return Optional.of(ofTable(call));
        }
        if (path.startsWith("RelationshipDefinitions")) {
            return Optional.of(named(call, "Relationship"));
        }
        if (path.startsWith("GlobalOptionSetDefinitions")) {
            return Optional.of(named(call, "OptionSet"));
        }
        return path.startsWith("RetrieveMetadataChanges")
                ? Optional.of("prvReadEntity")
                : Optional.ofNullable(ACTIONS.get(path));
    }

    /** Keys are a part of the table: whoever may change that may change them. */
    private static String ofTable(Call call) {
        if (call.path().contains("/Attributes")) {
            return named(call, "Attribute");
        }
        boolean isPart = call.path().contains(")/");
        return isPart && !call.is("GET") ? "prvWriteEntity" : named(call, "Entity");
    }

    private static String named(Call call, String what) {
        return "prv" + VERBS.getOrDefault(call.method(), "Write") + what;
    }
}
