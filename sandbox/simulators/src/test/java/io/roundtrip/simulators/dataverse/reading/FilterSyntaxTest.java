package io.roundtrip.simulators.dataverse.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.RunningDataverse;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.WebApi.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a filter may look like, and how one is refused. */
class FilterSyntaxTest {
    @RegisterExtension
    static final RunningDataverse running = new RunningDataverse();

    private final WebApi kim = running.as("kim.demo");

    @BeforeAll
    static void createRows() {
        running.dataverse.create("contact", Map.of("lastname", "O'Bryan", "firstname", "Same", "jobtitle", "a"));
        running.dataverse.create("contact", Map.of("lastname", "Same", "firstname", "Same"));
        running.dataverse.create("contact", Map.of("lastname", "OBrian"));
    }

    private List<Object> lastNames(String query) {
        Reply reply = kim.get("contacts?$select=lastname&" + query);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.value().stream().map(row -> row.get("lastname")).toList();
    }

    private List<Object> lastNames(String filter, String aliases) {
        return lastNames("$orderby=lastname&$filter=" + WebApi.encoded(filter) + aliases);
    }

    @Test
    void takesAliasesInPlaceOfNamesAndValues() {
        String values = "&@p1='lastname'&@p2=" + WebApi.encoded("[\"OBrian\",\"O'Bryan\"]");
        assertThat(lastNames("Microsoft.Dynamics.CRM.In(PropertyName=@p1,PropertyValues=@p2)", values))
                .containsExactly("O'Bryan", "OBrian");
        assertThat(lastNames("@a eq @b", "&@a=lastname&@b=" + WebApi.encoded("'O''Bryan'")))
                .containsExactly("O'Bryan");
    }

    @Test
    void anAliasWithoutAValueIsNull() {
        assertThat(lastNames("@p1 ne @p3", "&@p1=jobtitle")).containsExactly("O'Bryan");
        assertThat(lastNames("$filter=jobtitle%20ne%20null&$orderby=@p1%20desc&@p1=lastname"))
                .containsExactly("O'Bryan");
    }

    @Test
    void takesValuesInPercentEncodedUtf8() {
        running.dataverse.create("contact", Map.of("lastname", "Ångström + 日本 & co"));
        assertThat(lastNames("lastname eq 'Ångström + 日本 & co'", "")).containsExactly("Ångström + 日本 & co");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "year(createdon) eq 2026",
                "tolower(name) eq 'alpha'",
                "contains(tolower(name),'x')",
                "'alpha' eq name",
                "numberofemployees add 1 eq 2",
                "numberofemployees in (1,2)",
                "name has 'x'",
                "contains(name,'x') eq true",
                "donotemail",
                "name eq concat('a','b')",
                "numberofemployees gt null",
                "contact_customer_accounts/any(c:c/lastname eq 'x')"
            })
    void whatIsNotSupportedOrNotSimulatedIsRefusedWithItsText(String filter) {
        Reply reply = kim.query("accounts", filter);
        assertThat(reply.status()).as(reply.body()).isEqualTo(501);
        assertThat(reply.errorMessage()).contains(filter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"InFiscalYear", "EqualUserTeams", "Above", "LastXMinutes", "Contains"})
    void aQueryFunctionThatIsNotSimulatedIsRefusedByName(String function) {
        Reply reply = kim.query(
                "accounts", "Microsoft.Dynamics.CRM." + function + "(PropertyName='createdon',PropertyValue=1)");
        assertThat(reply.status()).isEqualTo(501);
        assertThat(reply.errorMessage()).contains("Microsoft.Dynamics.CRM." + function);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "lastname eq 'O'Bryan''|There is an unterminated literal at position 21 in 'lastname eq 'O'Bryan'''.",
                "lastname eq 'open|There is an unterminated literal at position 12 in 'lastname eq 'open'.",
                "lastname eq|Expression expected at position 11 in 'lastname eq'.",
                "(lastname eq 'x'|')' expected at position 16 in '(lastname eq 'x''.",
                "lastname eq 'x' lastname|Syntax error at position 16 in 'lastname eq 'x' lastname'.",
                "lastname|Syntax error at position 8 in 'lastname'.",
                "Lastname eq 'x'|Could not find a property named 'Lastname' on type 'Microsoft.Dynamics.CRM.contact'.",
                "lastname eq firstnam|Could not find a property named 'firstnam' on type 'Microsoft.Dynamics.CRM.contact'.",
                "parentcustomerid_account/nam eq 'x'|Could not find a property named 'nam' on type 'Microsoft.Dynamics.CRM.account'.",
                "nosuch/name eq 'x'|Could not find a property named 'nosuch' on type 'Microsoft.Dynamics.CRM.contact'.",
                "nosuch(lastname,'x')|An unknown function with name 'nosuch' was found.",
                "statecode eq 'x'|A binary operator with incompatible types was detected. Found operand types 'Edm.Int32' and 'Edm.String' for operator kind 'Equal'.",
                "contactid ne 'd31ba648-c592-ed11-aad1-000d3a993550'|A binary operator with incompatible types was detected. Found operand types 'Edm.Guid' and 'Edm.String' for operator kind 'NotEqual'.",
                "lastname gt 5|A binary operator with incompatible types was detected. Found operand types 'Edm.String' and 'Edm.Int32' for operator kind 'GreaterThan'.",
                "lastname eq birthdate|A binary operator with incompatible types was detected. Found operand types 'Edm.String' and 'Edm.Date' for operator kind 'Equal'.",
                "contains(statecode,'x')|No function signature for the function with name 'contains' matches the specified arguments."
            })
    void whatIsWrongIsRefusedAsBadRequest(String filter, String message) {
        Reply reply = kim.query("contacts", filter);
        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.errorCode()).isEqualTo("0x80060888");
        assertThat(reply.errorMessage()).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not lastname eq 'x'",
                "Microsoft.Dynamics.CRM.In(PropertyName=@p1,PropertyValues=@p2)",
                "Microsoft.Dynamics.CRM.In(PropertyName='lastname')",
                "Microsoft.Dynamics.CRM.In(PropertyName='statecode',PropertyValues=[1])",
                "Microsoft.Dynamics.CRM.Between(PropertyName='statecode',PropertyValues=['1'])",
                "Microsoft.Dynamics.CRM.LastXDays(PropertyName='createdon',PropertyValue=0)",
                "Microsoft.Dynamics.CRM.LastXDays(PropertyName='createdon',PropertyValue='5')",
                "Microsoft.Dynamics.CRM.Today(PropertyName='lastname')",
                "Microsoft.Dynamics.CRM.On(PropertyName='createdon',PropertyValue='yesterday')"
            })
    void whatDoesNotFitItsFunctionIsRefusedToo(String filter) {
        Reply reply = kim.query("contacts", filter);
        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$apply=groupby((name))",
                "$apply=aggregate($count%20as%20n)",
                "$skip=5",
                "$search=x",
                "$format=json",
                "fetchXml=x",
                "savedQuery=x",
                "$orderby=primarycontactid/fullname"
            })
    void optionsThatAreNotSimulatedAreRefusedWithTheirText(String option) {
        Reply reply = kim.get("accounts?" + option);
        assertThat(reply.status()).isEqualTo(501);
        assertThat(reply.errorMessage()).contains(option.substring(0, option.indexOf('=')));
    }
}
