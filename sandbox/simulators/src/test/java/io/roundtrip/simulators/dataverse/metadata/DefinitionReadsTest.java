package io.roundtrip.simulators.dataverse.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.WebApi.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Documentation pages "Query table definitions using the Web API", "Reference Dataverse schema definitions by name or MetadataId". */
class DefinitionReadsTest {
    private static final SimulatedDataverse dataverse = SampleTables.start();
    private static final String THING = "EntityDefinitions(LogicalName='sample_thing')";

    private final WebApi kim = new WebApi(dataverse.url(), "kim.demo");

    @AfterAll
    static void stop() {
        dataverse.close();
    }

    @Test
    void aTableIsFoundByItsNameAndByItsId() {
        Map<String, Object> byName = kim.get(THING + "?$select=LogicalName,CanChangeTrackingBeEnabled")
                .json();
        Map<String, Object> byId = kim.get("EntityDefinitions(" + byName.get("MetadataId") + ")?$select=LogicalName")
                .json();
        assertThat(byName)
                .containsOnlyKeys("@odata.context", "LogicalName", "CanChangeTrackingBeEnabled", "MetadataId")
                .containsEntry(
                        "@odata.context",
                        dataverse.url()
                                + "/api/data/v9.2/$metadata#EntityDefinitions('sample_thing')(LogicalName,CanChangeTrackingBeEnabled)/$entity");
        assertThat(value(byName, "CanChangeTrackingBeEnabled")).isEqualTo(true);
        assertThat(byId).containsEntry("LogicalName", "sample_thing");
    }

    @Test
    void aColumnIsFoundByItsNameAndByItsId() {
        Map<String, Object> byName =
                kim.get(THING + "/Attributes(LogicalName='sample_money')").json();
        Map<String, Object> byId =
                kim.get(THING + "/Attributes(" + byName.get("MetadataId") + ")").json();
        assertThat(byName)
                .containsEntry("@odata.type", "#Microsoft.Dynamics.CRM.MoneyAttributeMetadata")
                .containsEntry("Precision", 4);
        assertThat(byId).containsEntry("LogicalName", "sample_money");
    }

    @Test
    void propertiesOfOneTypeNeedACast() {
        Reply without = kim.get(THING + "/Attributes?$select=LogicalName,MaxLength");
        Reply with = kim.get(
                THING + "/Attributes/Microsoft.Dynamics.CRM.StringAttributeMetadata?$select=LogicalName,MaxLength");
        assertThat(without.status()).isEqualTo(400);
        assertThat(without.errorMessage())
                .isEqualTo(
                        "Could not find a property named 'MaxLength' on type 'Microsoft.Dynamics.CRM.AttributeMetadata'.");
        assertThat(with.value())
                .singleElement()
                .satisfies(column -> assertThat(column)
                        .containsOnlyKeys("LogicalName", "MaxLength", "MetadataId")
                        .containsEntry("LogicalName", "sample_name")
                        .containsEntry("MaxLength", 50));
    }

    @Test
    void aCastToAnotherTypeFindsNothing() {
        assertThat(kim.get(
                                THING
                                        + "/Attributes(LogicalName='sample_name')/Microsoft.Dynamics.CRM.MoneyAttributeMetadata")
                        .status())
                .isEqualTo(404);
        assertThat(kim.get(THING + "/Attributes/Microsoft.Dynamics.CRM.BigIntAttributeMetadata?$select=LogicalName")
                        .value())
                .extracting(column -> column.get("LogicalName"))
                .containsExactly("versionnumber", "sample_bigint");
    }

    @Test
    void choicesShowTheirOptionsWhenExpanded() {
        Map<String, Object> size = kim.get(THING
                        + "/Attributes(LogicalName='sample_size')/Microsoft.Dynamics.CRM.PicklistAttributeMetadata"
                        + "?$select=LogicalName&$expand=OptionSet($select=Options),GlobalOptionSet")
                .json();
        assertThat(size)
                .containsOnlyKeys("@odata.context", "LogicalName", "MetadataId", "OptionSet", "GlobalOptionSet");
        assertThat(options(size.get("OptionSet")))
                .extracting(option -> option.get("Value"))
                .containsExactly(1, 2);
        assertThat(options(size.get("OptionSet")))
                .extracting(option -> option.get("Color"))
                .containsExactly("#0000ff", null);
        assertThat(size.get("GlobalOptionSet"))
                .asInstanceOf(MAP)
                .containsEntry("Name", "sample_thing_sample_size")
                .containsEntry("IsGlobal", false);
    }

    @Test
    void theOptionsAloneCanBeRead() {
        Map<String, Object> options = kim.get(
                        THING
                                + "/Attributes(LogicalName='sample_size')/Microsoft.Dynamics.CRM.PicklistAttributeMetadata/OptionSet?$select=Options")
                .json();
        assertThat(options).containsOnlyKeys("@odata.context", "MetadataId", "Options");
        assertThat(kim.get(THING + "/Attributes(LogicalName='sample_size')/OptionSet")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void statesAndYesNoColumnsHaveTheirOwnOptions() {
        Map<String, Object> status = expanded("statuscode", "Status");
        Map<String, Object> yesNo = expanded("sample_boolean", "Boolean");
        assertThat(options(status.get("OptionSet")))
                .extracting(option -> option.get("@odata.type"))
                .containsOnly("#Microsoft.Dynamics.CRM.StatusOptionMetadata");
        assertThat(options(status.get("OptionSet")))
                .extracting(option -> option.get("State"))
                .containsExactly(0, 1);
        assertThat(yesNo.get("OptionSet"))
                .asInstanceOf(MAP)
                .containsKeys("TrueOption", "FalseOption")
                .doesNotContainKey("Options");
    }

    private Map<String, Object> expanded(String column, String type) {
        return kim.get(THING + "/Attributes(LogicalName='" + column + "')/Microsoft.Dynamics.CRM." + type
                        + "AttributeMetadata?$expand=OptionSet")
                .json();
    }

    @Test
    void globalChoicesAreFoundByName() {
        Map<String, Object> colours =
                kim.get("GlobalOptionSetDefinitions(Name='sample_colours')").json();
        assertThat(colours)
                .containsEntry("@odata.type", "#Microsoft.Dynamics.CRM.OptionSetMetadata")
                .containsEntry("IsGlobal", true);
        assertThat(options(colours)).extracting(option -> option.get("Value")).containsExactly(7);
        assertThat(kim.get("GlobalOptionSetDefinitions").value()).hasSize(1);
        assertThat(kim.get("GlobalOptionSetDefinitions?$filter=Name%20eq%20'x'").status())
                .isEqualTo(501);
        assertThat(kim.get("GlobalOptionSetDefinitions(Name='nothing')").status())
                .isEqualTo(404);
    }

    @Test
    void aTableIsReadWithItsColumnsAndKeys() {
        Map<String, Object> table = kim.get(THING + "?$select=LogicalName&$expand=Attributes($select=LogicalName;"
                        + "$filter=AttributeType%20eq%20Microsoft.Dynamics.CRM.AttributeTypeCode'Picklist'),"
                        + "Keys($select=KeyAttributes,EntityKeyIndexStatus)")
                .json();
        assertThat(list(table.get("Attributes")))
                .extracting(column -> column.get("LogicalName"))
                .containsExactly("sample_size", "sample_colour");
        assertThat(list(table.get("Keys")))
                .singleElement()
                .satisfies(key -> assertThat(key)
                        .containsEntry("KeyAttributes", List.of("sample_name"))
                        .containsEntry("EntityKeyIndexStatus", "Active"));
    }

    @Test
    void expandedColumnsHaveAllTheirProperties() {
        List<Map<String, Object>> columns = list(kim.get(THING + "?$select=LogicalName&$expand=Attributes")
                .json()
                .get("Attributes"));
        assertThat(columns)
                .anySatisfy(column -> assertThat(column)
                        .containsEntry("LogicalName", "sample_customer")
                        .containsEntry("AttributeType", "Customer")
                        .containsEntry("Targets", List.of("account", "contact")));
    }

    @Test
    void lookupsAreRelationshipsFromBothEnds() {
        List<Map<String, Object>> from = kim.get(
                        THING + "/ManyToOneRelationships?$select=SchemaName,ReferencedEntity,ReferencingAttribute")
                .value();
        assertThat(from)
                .anySatisfy(relationship -> assertThat(relationship)
                        .containsEntry("SchemaName", "sample_thing_sample_Account")
                        .containsEntry("ReferencedEntity", "account")
                        .containsEntry("ReferencingAttribute", "sample_account"));
        assertThat(kim.get("EntityDefinitions(LogicalName='account')/OneToManyRelationships?$select=SchemaName")
                        .value())
                .extracting(relationship -> relationship.get("SchemaName"))
                .contains("sample_thing_sample_Account", "sample_thing_sample_customer_account");
        assertThat(kim.get("RelationshipDefinitions/Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata"
                                + "?$select=SchemaName&$filter=ReferencingEntity%20eq%20'sample_thing'")
                        .value())
                .hasSize(5);
        assertThat(kim.get("RelationshipDefinitions(SchemaName='sample_thing_sample_Account')")
                        .json())
                .containsEntry("ReferencingEntityNavigationPropertyName", "sample_Account");
        assertThat(kim.get(THING + "/ManyToManyRelationships").value()).isEmpty();
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(kim.get("EntityDefinitions(LogicalName='nothing')").errorCode())
                .isEqualTo("0x80060888");
        assertThat(List.of(
                        kim.get("EntityDefinitions(LogicalName='nothing')").status(),
                        kim.get(THING + "/Attributes(LogicalName='nothing')").status(),
                        kim.get(THING + "/Keys(LogicalName='nothing')").status(),
                        kim.get(THING + "/Nothing").status()))
                .containsOnly(404);
        assertThat(kim.get("EntityDefinitions(SchemaName='sample_Thing')").status())
                .isEqualTo(400);
        assertThat(kim.get(THING + "?$expand=Nothing").status()).isEqualTo(400);
    }

    @Test
    void whatIsNotSimulatedSaysSo() {
        for (String request : List.of(
                "EntityDefinitions?$top=1",
                "EntityDefinitions?$orderby=LogicalName",
                THING + "?$expand=Attributes($top=1)",
                THING + "?$select=Privileges",
                "RetrieveMetadataChanges()",
                "RetrieveTimestamp()",
                "ManagedPropertyDefinitions",
                THING + "/SchemaName")) {
            Reply reply = kim.get(request);
            assertThat(reply.status()).as(request).isEqualTo(501);
            assertThat(reply.errorMessage()).startsWith("Not simulated: ");
        }
    }

    @SuppressWarnings("unchecked")
    private static Object value(Map<String, Object> definition, String property) {
        return ((Map<String, Object>) definition.get(property)).get("Value");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> options(Object set) {
        return list(((Map<String, Object>) set).get("Options"));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Object value) {
        return (List<Map<String, Object>>) value;
    }
}
