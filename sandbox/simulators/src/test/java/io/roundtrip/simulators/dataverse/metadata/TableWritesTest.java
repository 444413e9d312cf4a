package io.roundtrip.simulators.dataverse.metadata;

import static io.roundtrip.simulators.dataverse.metadata.Definitions.address;
import static io.roundtrip.simulators.dataverse.metadata.Definitions.column;
import static io.roundtrip.simulators.dataverse.metadata.Definitions.label;
import static io.roundtrip.simulators.dataverse.metadata.Definitions.primary;
import static io.roundtrip.simulators.dataverse.metadata.Definitions.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.RunningDataverse;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.WebApi.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;

class TableWritesTest {
    @RegisterExtension
    static final RunningDataverse running = new RunningDataverse();

    private final WebApi kim = running.as("kim.demo");
    private final Definitions definitions = new Definitions(kim);

    @Test
    void aNewTableTakesRowsAtOnce() {
        Reply created = kim.post(
                "EntityDefinitions",
                table("new_BankAccount", primary("new_AccountName") + "," + column("Decimal", "new_Rate", "")));
        assertThat(created.status()).as(created.body()).isEqualTo(204);
        assertThat(created.body()).isEmpty();
        assertThat(created.header("OData-EntityId"))
                .matches(running.dataverse.url() + "/api/data/v9\\.2/EntityDefinitions\\([0-9a-f-]{36}\\)");
        assertThat(kim.post("new_bankaccounts", "{\"new_accountname\":\"Savings\",\"new_rate\":1.25}")
                        .status())
                .isEqualTo(204);
        assertThat(kim.get("new_bankaccounts?$select=new_accountname,new_bankaccountid,new_rate")
                        .value())
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("new_accountname", "Savings"));
    }

    @Test
    void itsNamesFollowFromTheSchemaName() {
        definitions.createTable("new_Delivery");
        assertThat(definition("new_delivery"))
                .containsEntry("LogicalName", "new_delivery")
                .containsEntry("SchemaName", "new_Delivery")
                .containsEntry("EntitySetName", "new_deliveries")
                .containsEntry("PrimaryIdAttribute", "new_deliveryid")
                .containsEntry("PrimaryNameAttribute", "new_name")
                .containsEntry("ChangeTrackingEnabled", false)
                .containsEntry("OwnershipType", "OrganizationOwned");
    }

    private Map<String, Object> definition(String table) {
        return new LinkedHashMap<>(kim.get(address(table)).json());
    }

    @Test
    void theSameNameTwiceIsRefusedWhateverItsCase() {
        definitions.createTable("new_Twice");
        Reply again = definitions.createTable("new_twice");
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.errorCode()).isEqualTo("0x8004700b");
        assertThat(again.errorMessage()).startsWith("An entity with the specified name already exists.");
    }

    @Test
    void aNameNeedsThePrefixOfAPublisher() {
        for (String name : List.of("NoPrefix", "1ab_Name", "mscrmx_Name", "waytoolongprefix_Name")) {
            Reply refused = kim.post("EntityDefinitions", table(name, primary("new_Name")));
            assertThat(refused.status()).as(name).isEqualTo(400);
            assertThat(refused.errorMessage()).as(name).contains("must start with a valid customization prefix");
        }
    }

    @Test
    void aTableNeedsOnePrimaryNameAndLabels() {
        Reply without = kim.post("EntityDefinitions", table("new_Nameless", column("Memo", "new_Text", "")));
        Reply unlabelled = kim.post(
                "EntityDefinitions",
                table("new_Unlabelled", primary("new_Name")).replace("\"DisplayName\":", "\"Other\":"));
        assertThat(List.of(without.status(), unlabelled.status())).containsOnly(400);
        assertThat(kim.get(address("new_nameless")).status()).isEqualTo(404);
    }

    @Test
    void changesAreSeenWhenTheyArePublished() {
        definitions.createTable("new_Tracked");
        Map<String, Object> changed = definition("new_tracked");
        changed.put("ChangeTrackingEnabled", true);
        Reply put = kim.send("PUT", address("new_tracked"), json(changed), "MSCRM.MergeLabels", "true");
        assertThat(put.status()).as(put.body()).isEqualTo(204);
        assertThat(definition("new_tracked")).containsEntry("ChangeTrackingEnabled", false);
        assertThat(definitions.publish("new_tracked").status()).isEqualTo(204);
        assertThat(definition("new_tracked")).containsEntry("ChangeTrackingEnabled", true);
        assertThat(kim.get("new_trackeds?$select=new_name", "Prefer", "odata.track-changes")
                        .json())
                .containsKey("@odata.deltaLink");
    }

    @Test
    void changeTrackingIsNotTurnedOffAgain() {
        Map<String, Object> changed = definition("account");
        changed.put("ChangeTrackingEnabled", false);
        Reply refused = kim.send("PUT", address("account"), json(changed));
        assertThat(refused.status()).isEqualTo(400);
        changed.remove("ChangeTrackingEnabled");
        assertThat(kim.send("PUT", address("account"), json(changed)).status())
                .as("left out means false")
                .isEqualTo(400);
    }

    @Test
    void labelsInOtherLanguagesStayOnlyWhenTheyAreMerged() {
        kim.post(
                "EntityDefinitions",
                table("new_Labelled", primary("new_Name"))
                        .replace(label("1033", "new_Labelled"), label("1033", "Label", "1031", "Etikett")));
        String english = json(definition("new_labelled")).replace("Label\":\"Label\"", "Label\":\"Sticker\"");
        String onlyEnglish = json(definition("new_labelled"))
                .replaceAll("\\{[^{}]*Etikett[^{}]*\\},?", "")
                .replace(",]", "]");
        assertThat(english).contains("Sticker").contains("Etikett");
        kim.send("PUT", address("new_labelled"), onlyEnglish, "MSCRM.MergeLabels", "true");
        kim.post("PublishAllXml", "");
        assertThat(json(definition("new_labelled"))).contains("Etikett");
        kim.send("PUT", address("new_labelled"), onlyEnglish);
        kim.post("PublishAllXml", "");
        assertThat(json(definition("new_labelled"))).doesNotContain("Etikett").contains("\"Label\":\"Label\"");
    }

    @Test
    void propertiesThatAReplacementLeavesOutAreReset() {
        kim.post(
                "EntityDefinitions",
                table("new_Reset", primary("new_Name")).replace("\"HasNotes\":false", "\"IsQuickCreateEnabled\":true"));
        assertThat(definition("new_reset")).containsEntry("IsQuickCreateEnabled", true);
        Map<String, Object> changed = definition("new_reset");
        changed.remove("IsQuickCreateEnabled");
        kim.send("PUT", address("new_reset"), json(changed));
        definitions.publish("new_reset");
        assertThat(definition("new_reset").get("IsQuickCreateEnabled")).isNotEqualTo(true);
    }

    private static String json(Map<String, Object> definition) {
        return new JsonMapper().writeValueAsString(definition);
    }

    @Test
    void singlePropertiesCannotBePatched() {
        Reply refused = kim.patch(address("account"), "{\"ChangeTrackingEnabled\":true}");
        assertThat(refused.status()).isEqualTo(405);
    }

    @Test
    void aDroppedTableIsGoneWithItsRows() {
        definitions.createTable("new_Dropped");
        kim.post("new_droppeds", "{\"new_name\":\"Row\"}");
        assertThat(kim.delete(address("new_dropped")).status()).isEqualTo(204);
        assertThat(kim.get("new_droppeds").status()).isEqualTo(404);
        definitions.createTable("new_Dropped");
        assertThat(kim.get("new_droppeds").value()).isEmpty();
    }

    @Test
    void aTableThatALookupLeadsToIsNotDropped() {
        Reply refused = kim.delete(address("contact"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.errorCode()).isEqualTo("0x8004f01f");
        assertThat(kim.get("contacts").status()).isEqualTo(200);
    }

    @Test
    void aSolutionIsNotSilentlyLeftOut() {
        String table = table("new_Packed", primary("new_Name"));
        assertThat(kim.post("EntityDefinitions", table, "MSCRM.SolutionUniqueName", "examplesolution")
                        .status())
                .isEqualTo(501);
        assertThat(kim.get(address("new_packed")).status()).isEqualTo(404);
        assertThat(kim.post("EntityDefinitions", table, "MSCRM.SolutionUniqueName", "Default")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void publishingKnowsItsTables() {
        assertThat(definitions.publish("new_nothing").status()).isEqualTo(404);
        assertThat(kim.post("PublishXml", "{\"ParameterXml\":\"<importexportxml>\"}")
                        .errorCode())
                .isEqualTo("0x80040201");
    }
}
