package io.roundtrip.simulators.dataverse.reference;

import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.WebApi.Reply;
import io.roundtrip.simulators.dataverse.tables.StandardTables;
import java.util.Map;
import java.util.function.Supplier;

/** An environment that is brought to each refusal of a change of its definitions. */
final class RefusingDefinitions implements AutoCloseable {
    private static final String ACCOUNT = "EntityDefinitions(LogicalName='account')";
    private static final String LABEL =
            "{\"LocalizedLabels\":[{\"@odata.type\":\"Microsoft.Dynamics.CRM.LocalizedLabel\",\"Label\":\"x\",\"LanguageCode\":1033}]}";

    private final SimulatedDataverse dataverse = SimulatedDataverse.builder()
            .table(StandardTables.account())
            .table(StandardTables.contact())
            .start();
    private final WebApi alex = new WebApi(dataverse.url(), "alex.demo");

    Map<String, Supplier<Reply>> byCode() {
        return Map.ofEntries(
                Map.entry("0x80040201", () -> alex.post("PublishXml", "{\"ParameterXml\":\"<importexportxml>\"}")),
                Map.entry("0x80044320", this::optionOfAText),
                Map.entry("0x8004700b", () -> twice(() -> table("new_Twice"))),
                Map.entry("0x80047002", () -> alex.delete(ACCOUNT + "/Attributes(LogicalName='name')")),
                Map.entry("0x80047013", () -> twice(() -> column("new_Twice", "String"))),
                Map.entry("0x80048062", () -> table("Unprefixed")),
                Map.entry("0x8004f01f", () -> alex.delete("EntityDefinitions(LogicalName='contact')")),
                Map.entry("0x8006088f", () -> key("new_Text", "description")),
                Map.entry("0x80060893", () -> twice(() -> key("new_Twice", "fax"))),
                Map.entry("0x80060894", this::sameColumns),
                Map.entry("0x80060897", this::reactivated));
    }

    private static Reply twice(Supplier<Reply> request) {
        request.get();
        return request.get();
    }

    private Reply table(String name) {
        return alex.post("EntityDefinitions", """
                {"@odata.type":"Microsoft.Dynamics.CRM.EntityMetadata","SchemaName":"%1$s","DisplayName":%2$s,
                 "DisplayCollectionName":%2$s,"OwnershipType":"OrganizationOwned","IsActivity":false,"HasActivities":false,
                 "HasNotes":false,"Attributes":[%3$s]}""".formatted(
                        name, LABEL, column("new_Name", "String", ",\"IsPrimaryName\":true")));
    }

    private Reply column(String name, String type) {
        return alex.post(ACCOUNT + "/Attributes", column(name, type, ""));
    }

    private static String column(String name, String type, String more) {
        return "{\"@odata.type\":\"Microsoft.Dynamics.CRM.%sAttributeMetadata\",\"SchemaName\":\"%s\",\"DisplayName\":%s,\"MaxLength\":100,\"FormatName\":{\"Value\":\"Text\"}%s}"
                .formatted(type, name, LABEL, more);
    }

    private Reply key(String name, String column) {
        return alex.post(
                ACCOUNT + "/Keys",
                "{\"SchemaName\":\"%s\",\"DisplayName\":%s,\"KeyAttributes\":[\"%s\"]}".formatted(name, LABEL, column));
    }

    private Reply sameColumns() {
        key("new_One", "telephone1");
        return key("new_Other", "telephone1");
    }

    private Reply reactivated() {
        key("new_Good", "websiteurl");
        return alex.post(
                "ReactivateEntityKey", "{\"EntityLogicalName\":\"account\",\"EntityKeyLogicalName\":\"new_good\"}");
    }

    private Reply optionOfAText() {
        String option =
                "{\"EntityLogicalName\":\"account\",\"AttributeLogicalName\":\"name\",\"Value\":3,\"Label\":%s}";
        return alex.post("InsertOptionValue", option.formatted(LABEL));
    }

    @Override
    public void close() {
        dataverse.close();
    }
}
