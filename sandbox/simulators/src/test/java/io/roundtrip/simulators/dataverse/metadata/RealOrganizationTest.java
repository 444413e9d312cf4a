package io.roundtrip.simulators.dataverse.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.WebApi.Reply;
import io.roundtrip.simulators.dataverse.tables.StandardTables;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** An environment starts with the tables of a real organization. */
class RealOrganizationTest {
    private static final SimulatedDataverse dataverse =
            RealOrganization.builder().table(StandardTables.contact()).start();

    private final WebApi kim = new WebApi(dataverse.url(), "kim.demo");

    @AfterAll
    static void stop() {
        dataverse.close();
    }

    @Test
    void hasATableForEveryEntitySetWithAKey() {
        assertThat(kim.get("EntityDefinitions?$select=LogicalName").value())
                .extracting(table -> table.get("LogicalName"))
                .hasSize(265)
                .contains("account", "ggw_team", "appointment", "activitypointer")
                .doesNotContain("EntityMetadata", "principal");
    }

    @Test
    void rowsAreCreatedReadAndFoundInAnyOfThem() {
        UUID team = dataverse.create("ggw_team", Map.of("ggw_name", "Blue"));
        Reply created = kim.post(
                "accounts",
                "{\"name\":\"Real\",\"creditlimit\":12.5,\"numberofemployees\":7,\"donotemail\":true,\"industrycode\":3}",
                "Prefer",
                "return=representation");
        String account = (String) created.json().get("accountid");
        Reply mail = kim.post(
                "emails",
                "{\"subject\":\"Hello\",\"regardingobjectid_account@odata.bind\":\"/accounts(" + account + ")\"}",
                "Prefer",
                "return=representation");

        assertThat(created.body()).contains("\"creditlimit\":12.5000").contains("\"industrycode\":3");
        assertThat(mail.json()).containsEntry("_regardingobjectid_value", account);
        assertThat(kim.query("emails", "_regardingobjectid_value eq " + account).value())
                .hasSize(1);
        assertThat(kim.query("ggw_teams", "ggw_name eq 'blue'").value())
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("ggw_teamid", team.toString()));
    }

    @Test
    void columnsHaveTheTypesThatTheDocumentTells() {
        assertThat(type("account", "revenue")).isEqualTo("Money");
        assertThat(type("account", "exchangerate")).isEqualTo("Decimal");
        assertThat(type("account", "createdon")).isEqualTo("DateTime");
        assertThat(type("account", "primarycontactid")).isEqualTo("Lookup");
        assertThat(type("account", "ownerid")).isEqualTo("Owner");
        assertThat(type("account", "statecode")).isEqualTo("State");
        assertThat(type("account", "entityimage")).isEqualTo("Virtual");
        assertThat(type("contact", "parentcustomerid")).isEqualTo("Customer");
    }

    @Test
    void whatIsGivenInCodeStandsAndIsCompleted() {
        Reply name = kim.get(
                "EntityDefinitions(LogicalName='contact')/Attributes(LogicalName='firstname')/Microsoft.Dynamics.CRM.StringAttributeMetadata");
        assertThat(name.json()).containsEntry("MaxLength", 50);
        assertThat(kim.get("EntityDefinitions(LogicalName='contact')").json())
                .containsEntry("ChangeTrackingEnabled", true);
        assertThat(type("contact", "mobilephone")).isEqualTo("String");
        assertThat(type("systemuser", "title")).isEqualTo("String");
    }

    @Test
    void keysOfTheDocumentAreEnforced() {
        assertThat(kim.get("EntityDefinitions(LogicalName='canvasapp')/Keys").value())
                .anySatisfy(key -> assertThat(key)
                        .containsEntry("KeyAttributes", List.of("overwritetime", "name", "componentstate"))
                        .containsEntry("EntityKeyIndexStatus", "Active"));
    }

    private Object type(String table, String column) {
        return kim.get("EntityDefinitions(LogicalName='" + table + "')/Attributes(LogicalName='" + column + "')")
                .json()
                .get("AttributeType");
    }
}
