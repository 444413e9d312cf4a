package io.roundtrip.simulators.dataverse.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.WebApi.Reply;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documentation page "Query table definitions using the Web API": enumerations and complex types in filters. */
class DefinitionFilterTest {
    private static final SimulatedDataverse dataverse = SampleTables.start();
    private static final String COLUMNS = "EntityDefinitions(LogicalName='sample_thing')/Attributes";

    private final WebApi kim = new WebApi(dataverse.url(), "kim.demo");

    @AfterAll
    static void stop() {
        dataverse.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "LogicalName eq 'account' or LogicalName eq 'contact'" | account contact
            "ChangeTrackingEnabled eq true" | account contact
            "ChangeTrackingEnabled eq false and CanChangeTrackingBeEnabled/Value eq true and IsCustomEntity eq true" | sample_thing
            "LogicalName in ('account','sample_thing')" | account sample_thing
            "not (ChangeTrackingEnabled eq false) and LogicalName ne 'account'" | contact
            "(LogicalName eq 'account' or LogicalName eq 'contact') and SchemaName eq 'Contact'" | contact
            "PrimaryNameAttribute eq 'fullname' and ChangeTrackingEnabled eq true" | contact
            "EntityHelpUrl eq null and IsCustomEntity eq true" | sample_thing
            "OwnershipType eq Microsoft.Dynamics.CRM.OwnershipTypes'OrganizationOwned' and IsCustomEntity eq true" | sample_thing
            """)
    void findsTables(String filter, String names) {
        Reply reply = kim.query("EntityDefinitions", filter.replaceAll("^\"|\"$", ""));
        assertThat(reply.value()).extracting(table -> table.get("LogicalName")).containsExactlyInAnyOrder((Object[])
                names.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AttributeType eq Microsoft.Dynamics.CRM.AttributeTypeCode'Money' | sample_money
            RequiredLevel/Value eq Microsoft.Dynamics.CRM.AttributeRequiredLevel'SystemRequired' | sample_thingid sample_name
            IsSecured eq true | sample_memo
            ColumnNumber ge 9 and ColumnNumber lt 11 | sample_name sample_memo
            AttributeTypeName/Value eq 'MultiSelectPicklistType' | sample_tags
            IsPrimaryName eq true | sample_name
            """)
    void findsColumns(String filter, String names) {
        assertThat(kim.query(COLUMNS, filter).value())
                .extracting(column -> column.get("LogicalName"))
                .containsExactly((Object[]) names.split(" "));
    }

    @Test
    void findsATableByItsId() {
        Object id = kim.get("EntityDefinitions(LogicalName='account')").json().get("MetadataId");
        assertThat(kim.query("EntityDefinitions", "MetadataId eq " + id).value())
                .extracting(table -> table.get("LogicalName"))
                .containsExactly("account");
    }

    /** As the platform, which compares an enumeration with nothing else. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "AttributeType eq 'Money'",
                "LogicalName eq Microsoft.Dynamics.CRM.AttributeTypeCode'Money'",
                "MaxLength eq 10",
                "DisplayName eq 'x'",
                "Nothing eq 1",
                "LogicalName eq",
                "LogicalName eq nothing"
            })
    void refusesWhatIsWrong(String filter) {
        assertThat(kim.query(COLUMNS, filter).status()).isEqualTo(400);
    }

    @Test
    void whatItDoesNotUnderstandIsNotSimulated() {
        for (String filter :
                List.of("startswith(LogicalName,'a')", "contains(SchemaName,'a') eq true", "LogicalName like 'a'")) {
            Reply reply = kim.query(COLUMNS, filter);
            assertThat(reply.status()).as(filter).isEqualTo(501);
            assertThat(reply.errorMessage()).contains(filter);
        }
    }
}
