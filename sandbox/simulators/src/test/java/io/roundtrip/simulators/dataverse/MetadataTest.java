package io.roundtrip.simulators.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.WebApi.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MetadataTest {
    @RegisterExtension
    static final RunningDataverse running = new RunningDataverse();

    private final WebApi kim = running.as("kim.demo");

    @Test
    void describesATable() {
        Reply reply = kim.get("EntityDefinitions(LogicalName='account')?$select=LogicalName,EntitySetName,"
                + "PrimaryIdAttribute,PrimaryNameAttribute,SchemaName,ChangeTrackingEnabled");
        assertThat(reply.json())
                .containsEntry("LogicalName", "account")
                .containsEntry("EntitySetName", "accounts")
                .containsEntry("PrimaryIdAttribute", "accountid")
                .containsEntry("PrimaryNameAttribute", "name")
                .containsEntry("SchemaName", "Account")
                .containsEntry("ChangeTrackingEnabled", true)
                .doesNotContainKey("OwnershipType");
    }

    @Test
    void findsTablesByNameAndByChangeTracking() {
        Reply byName = kim.query("EntityDefinitions", "LogicalName eq 'rt_note'");
        Reply tracked = kim.query("EntityDefinitions", "ChangeTrackingEnabled eq true");
        assertThat(byName.value())
                .singleElement()
                .satisfies(table -> assertThat(table).containsEntry("ChangeTrackingEnabled", false));
        assertThat(tracked.value())
                .extracting(table -> table.get("LogicalName"))
                .containsExactly("account", "contact");
    }

    @Test
    @SuppressWarnings("unchecked")
    void describesTheColumns() {
        Reply reply = kim.get("EntityDefinitions(LogicalName='account')/Attributes"
                + "?$select=LogicalName,AttributeType,RequiredLevel,IsValidForUpdate");
        assertThat(attribute(reply.value(), "name"))
                .containsEntry("AttributeType", "String")
                .hasEntrySatisfying(
                        "RequiredLevel",
                        level -> assertThat((Map<String, Object>) level).containsEntry("Value", "SystemRequired"))
                .containsEntry("IsValidForUpdate", true);
        assertThat(attribute(reply.value(), "versionnumber"))
                .containsEntry("AttributeType", "BigInt")
                .containsEntry("IsValidForUpdate", false);
        assertThat(attribute(reply.value(), "parentaccountid")).containsEntry("AttributeType", "Lookup");
    }

    @Test
    @SuppressWarnings("unchecked")
    void expandsTheColumns() {
        Reply reply = kim.get("EntityDefinitions(LogicalName='contact')?$select=LogicalName"
                + "&$expand=Attributes($select=LogicalName,AttributeType)");
        List<Map<String, Object>> attributes =
                (List<Map<String, Object>>) reply.json().get("Attributes");
        assertThat(attribute(attributes, "birthdate")).containsEntry("AttributeType", "DateTime");
    }

    private static Map<String, Object> attribute(List<Map<String, Object>> attributes, String name) {
        return attributes.stream()
                .filter(attribute -> name.equals(attribute.get("LogicalName")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anUnknownTableIsNotFound() {
        assertThat(kim.get("EntityDefinitions(LogicalName='nothing')").status()).isEqualTo(404);
        assertThat(kim.query("EntityDefinitions", "LogicalName eq 'nothing'").value())
                .isEmpty();
    }

    @Test
    void everyResponseCarriesThePlatformsHeaders() {
        Reply reply = kim.get("WhoAmI");
        assertThat(reply.header("OData-Version")).isEqualTo("4.0");
        assertThat(reply.header("x-ms-service-request-id")).isNotEmpty().isEqualTo(reply.header("REQ_ID"));
        assertThat(reply.header("x-ms-dop-hint")).isEqualTo("4");
        assertThat(reply.header("x-ms-ratelimit-burst-remaining-xrm-requests")).containsOnlyDigits();
        assertThat(reply.header("x-ms-ratelimit-time-remaining-xrm-requests")).isEqualTo("1,200.00");
        assertThat(reply.header("Set-Cookie")).startsWith("ARRAffinity=");
    }

    @Test
    void usersCanBeReadByTheirIds() {
        Reply reply = kim.get("systemusers(" + running.dataverse.userId("rt-sender") + ")?$select=fullname");
        assertThat(reply.json()).containsEntry("fullname", "Roundtrip Sender");
    }
}
