package io.roundtrip.simulators.dataverse.metadata;

import static io.roundtrip.simulators.dataverse.metadata.Definitions.address;
import static io.roundtrip.simulators.dataverse.metadata.Definitions.column;
import static io.roundtrip.simulators.dataverse.metadata.Definitions.label;
import static io.roundtrip.simulators.dataverse.metadata.Definitions.options;
import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.RunningDataverse;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.WebApi.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnWritesTest {
    @RegisterExtension
    static final RunningDataverse running = new RunningDataverse();

    private final WebApi kim = running.as("kim.demo");
    private final Definitions definitions = new Definitions(kim);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "String|,\"MaxLength\":20,\"FormatName\":{\"Value\":\"Text\"}|\"text\"|text",
                "Memo|,\"MaxLength\":5000|\"text\"|text",
                "Integer|,\"MinValue\":0,\"MaxValue\":100|7|7",
                "BigInt||9007199254740993|9007199254740993",
                "Decimal|,\"Precision\":3|1.25|1.250",
                "Double||0.5|0.5",
                "Money|,\"PrecisionSource\":2|10|10.0000",
                "Boolean|,\"DefaultValue\":false|true|true",
                "DateTime|,\"Format\":\"DateOnly\",\"DateTimeBehavior\":{\"Value\":\"DateOnly\"}|\"2026-01-31\"|2026-01-31",
                "DateTime|,\"Format\":\"DateAndTime\"|\"2026-01-31T08:00:00Z\"|2026-01-31T08:00:00Z",
            })
    void aColumnOfEachTypeTakesItsValues(String type, String more, String sent, String read) {
        String name = "new_" + type + (more == null ? 0 : more.length());
        Reply added = definitions.addColumn("contact", column(type, name, more == null ? "" : more));
        assertThat(added.status()).as(added.body()).isEqualTo(204);
        assertThat(added.header("OData-EntityId"))
                .contains("EntityDefinitions(LogicalName='contact')/Attributes(")
                .endsWith(")");
        String logical = name.toLowerCase(java.util.Locale.ROOT);
        Reply created = kim.post(
                "contacts?$select=" + logical,
                "{\"lastname\":\"Demo\",\"" + logical + "\":" + sent + "}",
                "Prefer",
                "return=representation");
        assertThat(created.json().get(logical)).as(created.body()).hasToString(read);
    }

    @Test
    void rowsThatWereThereHaveNoValueInANewColumn() {
        var row = running.dataverse.create("account", Map.of("name", "Old"));
        definitions.addColumn("account", column("String", "new_Later", ",\"MaxLength\":5"));
        assertThat(kim.get("accounts(" + row + ")?$select=new_later").json()).containsEntry("new_later", null);
        assertThat(kim.patch("accounts(" + row + ")", "{\"new_later\":\"123456\"}")
                        .errorCode())
                .isEqualTo("0x80044331");
    }

    @Test
    void theSameNameTwiceIsRefused() {
        definitions.addColumn("account", column("Memo", "new_Once", ""));
        Reply again = definitions.addColumn("account", column("String", "new_once", ""));
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.errorCode()).isEqualTo("0x80047013");
    }

    @Test
    void whatCannotBeAColumnIsRefused() {
        List<String> columns = List.of(
                column("String", "unprefixed", ""),
                column("String", "new_Long", ",\"MaxLength\":4001"),
                column("Decimal", "new_Fine", ",\"Precision\":11"),
                column("Lookup", "new_Lookup", ""),
                column("Picklist", "new_Choice", options(1, 1)));
        assertThat(columns)
                .allSatisfy(column -> assertThat(
                                definitions.addColumn("account", column).status())
                        .as(column)
                        .isEqualTo(400));
        assertThat(definitions
                        .addColumn("nothing", column("Memo", "new_Text", ""))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void anOptionIsTakenOncePublished() {
        definitions.addColumn("account", column("Picklist", "new_Grade", options(1, 2)));
        assertThat(grade(3).errorCode()).isEqualTo("0x8004431a");
        Reply inserted = kim.post("InsertOptionValue", option("new_grade", 3));
        assertThat(inserted.json()).containsEntry("NewOptionValue", 3);
        assertThat(grade(3).errorCode()).isEqualTo("0x8004431a");
        assertThat(kim.post("InsertOptionValue", option("new_grade", 3)).status())
                .as("again, before it is published")
                .isEqualTo(400);
        definitions.publish("account");
        assertThat(grade(3).status()).isEqualTo(204);
        assertThat(kim.post("InsertOptionValue", option("name", 3)).errorCode()).isEqualTo("0x80044320");
    }

    private Reply grade(int value) {
        return kim.post("accounts", "{\"name\":\"Graded\",\"new_grade\":" + value + "}");
    }

    private static String option(String column, int value) {
        return "{\"EntityLogicalName\":\"account\",\"AttributeLogicalName\":\"%s\",\"Value\":%d,\"Label\":%s}"
                .formatted(column, value, label("1033", "Option " + value));
    }

    @Test
    void aReplacedColumnKeepsItsTypeAndOptions() {
        definitions.addColumn("account", column("String", "new_Short", ",\"MaxLength\":3"));
        String longer = column("String", "new_Short", ",\"LogicalName\":\"new_short\",\"MaxLength\":6");
        assertThat(kim.send("PUT", address("account") + "/Attributes(LogicalName='new_short')", longer)
                        .status())
                .isEqualTo(204);
        kim.post("PublishAllXml", "");
        assertThat(kim.post("accounts", "{\"name\":\"Long\",\"new_short\":\"123456\"}")
                        .status())
                .isEqualTo(204);
        Reply retyped = kim.send(
                "PUT",
                address("account") + "/Attributes(LogicalName='new_short')",
                column("Memo", "new_Short", ",\"LogicalName\":\"new_short\""));
        assertThat(retyped.status()).isEqualTo(400);
    }

    @Test
    void aDeletedColumnIsGoneWithItsValues() {
        definitions.addColumn("account", column("String", "new_Gone", ""));
        var row = kim.post("accounts", "{\"name\":\"Row\",\"new_gone\":\"value\"}")
                .header("OData-EntityId");
        String address = address("account") + "/Attributes(LogicalName='new_gone')";
        assertThat(kim.delete(address).status()).isEqualTo(204);
        assertThat(kim.get(row + "?$select=new_gone").status()).isEqualTo(400);
        definitions.addColumn("account", column("String", "new_Gone", ""));
        assertThat(kim.get(row + "?$select=new_gone").json()).containsEntry("new_gone", null);
    }

    @Test
    void thePrimaryNameAndColumnsOfKeysStay() {
        assertThat(kim.delete(address("account") + "/Attributes(LogicalName='name')")
                        .errorCode())
                .isEqualTo("0x80047002");
        definitions.addColumn("account", column("String", "new_Keyed", ""));
        definitions.addKey("account", "new_KeyedKey", "new_keyed");
        assertThat(kim.delete(address("account") + "/Attributes(LogicalName='new_keyed')")
                        .errorCode())
                .isEqualTo("0x8004f01f");
    }

    @Test
    void aNewColumnEndsTheDeltaTokensOfItsTableAlone() {
        String accounts = deltaLink("accounts");
        String contacts = deltaLink("contacts");
        definitions.addColumn("account", column("String", "new_Ends", ""));
        assertThat(kim.get(accounts).errorCode()).isEqualTo("0x80044352");
        assertThat(kim.get(contacts).status()).isEqualTo(200);
        assertThat(kim.get(deltaLink("accounts")).status()).isEqualTo(200);
    }

    private String deltaLink(String entitySet) {
        return kim.get(entitySet + "?$select=createdon", "Prefer", "odata.track-changes")
                .link("@odata.deltaLink");
    }

    @Test
    void aLookupComesWithItsRelationship() {
        Reply created = kim.post("RelationshipDefinitions", """
                {"@odata.type":"Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata","SchemaName":"new_account_contact_partner",
                 "ReferencedEntity":"account","ReferencedAttribute":"accountid","ReferencingEntity":"contact",
                 "Lookup":%s}""".formatted(column("Lookup", "new_PartnerId", "")));
        assertThat(created.status()).as(created.body()).isEqualTo(204);
        assertThat(created.header("OData-EntityId")).contains("/RelationshipDefinitions(");
        var account = running.dataverse.create("account", Map.of("name", "Partner"));
        Reply bound = kim.post(
                "contacts?$select=_new_partnerid_value",
                "{\"lastname\":\"Demo\",\"new_PartnerId@odata.bind\":\"/accounts(" + account + ")\"}",
                "Prefer",
                "return=representation");
        assertThat(bound.json()).containsEntry("_new_partnerid_value", account.toString());
        assertThat(kim.delete("RelationshipDefinitions(SchemaName='new_account_contact_partner')")
                        .status())
                .isEqualTo(204);
        assertThat(kim.get("contacts?$select=_new_partnerid_value").status()).isEqualTo(400);
    }
}
