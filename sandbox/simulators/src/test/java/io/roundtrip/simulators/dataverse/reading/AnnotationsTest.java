package io.roundtrip.simulators.dataverse.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.TickingClock;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.WebApi.Reply;
import io.roundtrip.simulators.dataverse.tables.ColumnDefinition;
import io.roundtrip.simulators.dataverse.tables.ColumnType;
import io.roundtrip.simulators.dataverse.tables.LookupTarget;
import io.roundtrip.simulators.dataverse.tables.Option;
import io.roundtrip.simulators.dataverse.tables.StandardTables;
import io.roundtrip.simulators.dataverse.tables.TableDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes with values and errors when it is asked for, and only then. */
class AnnotationsTest {
    private static final String FORMATTED = "@OData.Community.Display.V1.FormattedValue";
    private static final SimulatedDataverse DATAVERSE = SimulatedDataverse.builder()
            .clock(new TickingClock())
            .person("kim.demo")
            .table(StandardTables.contact())
            .table(TableDefinition.named("demo_order", "demo_orders")
                    .withColumns(
                            ColumnDefinition.string("name", 100),
                            ColumnDefinition.choice("demo_level", Option.of(1, "Low"), Option.of(2, "High")),
                            ColumnDefinition.of("demo_any", ColumnType.CHOICE),
                            ColumnDefinition.of("demo_paid", ColumnType.BOOLEAN),
                            ColumnDefinition.of("demo_total", ColumnType.MONEY),
                            ColumnDefinition.of("demo_loss", ColumnType.MONEY),
                            ColumnDefinition.of("demo_rate", ColumnType.DECIMAL),
                            ColumnDefinition.of("demo_pieces", ColumnType.INTEGER),
                            ColumnDefinition.of("demo_due", ColumnType.DATE),
                            ColumnDefinition.of("demo_extras", ColumnType.CHOICES)
                                    .withOptions(
                                            Option.of(1, "Gift"), Option.of(2, "Express"), Option.of(3, "Insured")),
                            ColumnDefinition.of("demo_buyer", ColumnType.LOOKUP)
                                    .withTarget(new LookupTarget("demo_Buyer", "contact", "demo_contact_orders"))))
            .start();

    private static UUID order;

    private final WebApi kim = new WebApi(DATAVERSE.url(), "kim.demo");

    @BeforeAll
    static void createRows() {
        UUID buyer = DATAVERSE.create("contact", Map.of("fullname", "Susanna Stubberod"));
        Map<String, Object> values = new HashMap<>(Map.of(
                "name",
                "First",
                "demo_level",
                2,
                "demo_any",
                7,
                "demo_paid",
                true,
                "demo_total",
                20000,
                "demo_loss",
                -5.5,
                "demo_rate",
                1234.5,
                "demo_pieces",
                1234,
                "demo_due",
                "2026-03-07"));
        values.put("demo_extras", "3,1");
        values.put("demo_Buyer@odata.bind", "/contacts(" + buyer + ")");
        order = DATAVERSE.create("demo_order", values);
    }

    @AfterAll
    static void stop() {
        DATAVERSE.close();
    }

    private Reply order(String preference) {
        return kim.get("demo_orders(" + order + ")", "Prefer", "odata.include-annotations=\"" + preference + "\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "demo_level|High",
                "demo_extras|Gift; Insured",
                "demo_paid|Yes",
                "demo_total|$20,000.00",
                "demo_loss|($5.50)",
                "demo_rate|1,234.50",
                "demo_pieces|1,234",
                "demo_due|3/7/2026",
                "createdon|1/31/2026 8:00 AM",
                "statecode|Active",
                "statuscode|Active",
                "_demo_buyer_value|Susanna Stubberod"
            })
    void valuesComeAsPeopleSeeThem(String property, String expected) {
        assertThat(order("OData.Community.Display.V1.FormattedValue").json())
                .containsEntry(property + FORMATTED, expected);
    }

    @Test
    void textIdsAndNumbersWithoutALabelHaveNone() {
        assertThat(order("*").json())
                .doesNotContainKeys("name" + FORMATTED, "demo_orderid" + FORMATTED, "demo_any" + FORMATTED);
    }

    @Test
    void lookupsTellTheirTableAndTheirNavigationProperty() {
        String prefix = "_demo_buyer_value@Microsoft.Dynamics.CRM.";
        assertThat(order("Microsoft.Dynamics.CRM.associatednavigationproperty,Microsoft.Dynamics.CRM.lookuplogicalname")
                        .json())
                .containsEntry(prefix + "associatednavigationproperty", "demo_Buyer")
                .containsEntry(prefix + "lookuplogicalname", "contact")
                .doesNotContainKey("_demo_buyer_value" + FORMATTED);
    }

    @Test
    void annotationsStandBeforeTheirValue() {
        assertThat(kim.get("demo_orders?$select=_demo_buyer_value", "Prefer", "odata.include-annotations=*")
                        .value()
                        .get(0)
                        .keySet())
                .containsExactly(
                        "@odata.etag",
                        "_demo_buyer_value" + FORMATTED,
                        "_demo_buyer_value@Microsoft.Dynamics.CRM.associatednavigationproperty",
                        "_demo_buyer_value@Microsoft.Dynamics.CRM.lookuplogicalname",
                        "_demo_buyer_value",
                        "demo_orderid");
    }

    @Test
    void relatedRowsAreAnnotatedToo() {
        Map<String, Object> row = kim.get(
                        "demo_orders?$select=name&$expand=demo_Buyer($select=statecode)",
                        "Prefer",
                        "odata.include-annotations=\"OData.Community.Display.V1.FormattedValue\"")
                .value()
                .get(0);
        assertThat((Map<?, ?>) row.get("demo_Buyer")).asString().contains("statecode" + FORMATTED + "=Active");
    }

    @Test
    void multiSelectChoicesAreFilteredByWhatTheyContain() {
        DATAVERSE.create("demo_order", Map.of("name", "Second", "demo_extras", "2"));
        DATAVERSE.create("demo_order", Map.of("name", "Third"));
        String contains = "ContainValues(PropertyName='demo_extras',PropertyValues=['1','2'])";
        assertThat(names("Microsoft.Dynamics.CRM." + contains)).containsExactly("First", "Second");
        assertThat(names("Microsoft.Dynamics.CRM." + contains.replace("'1',", "")))
                .containsExactly("Second");
        assertThat(names("Microsoft.Dynamics.CRM.DoesNot" + contains.replace(",'2'", "")))
                .containsExactly("Second", "Third");
        assertThat(names("demo_extras eq '1,3'")).containsExactly("First");
        assertThat(kim.query("demo_orders", "Microsoft.Dynamics.CRM." + contains.replace("demo_extras", "demo_level"))
                        .status())
                .isEqualTo(400);
        kim.query("demo_orders", "name ne 'First'")
                .value()
                .forEach(row -> kim.delete("demo_orders(" + row.get("demo_orderid") + ")"));
    }

    private List<Object> names(String filter) {
        Reply reply = kim.get("demo_orders?$orderby=name&$filter=" + WebApi.encoded(filter));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.value().stream().map(row -> row.get("name")).toList();
    }

    @Test
    void collectionValuedNavigationPropertiesAreRefused() {
        Reply expanded = kim.get("contacts?$expand=demo_contact_orders($select=name)");
        assertThat(expanded.status()).isEqualTo(501);
        assertThat(expanded.errorMessage()).contains("demo_contact_orders");
        UUID contact = DATAVERSE.create("contact", Map.of("fullname", "Nobody's buyer"));
        assertThat(kim.get("contacts(" + contact + ")/demo_contact_orders").status())
                .isEqualTo(501);
        assertThat(kim.query("contacts", "demo_contact_orders/any(o:o/name eq 'x')")
                        .status())
                .isEqualTo(501);
    }

    @Test
    void nothingComesUnasked() {
        assertThat(kim.get("demo_orders").body()).doesNotContain("Formatted", "Microsoft.Dynamics.CRM");
        assertThat(order("Microsoft.PowerApps.CDS.HelpLink").body())
                .doesNotContain("Formatted", "Microsoft.Dynamics.CRM");
    }

    @Test
    void theAnswerSaysWhatWasApplied() {
        String annotations = "odata.include-annotations=\"Microsoft.Dynamics.CRM.*\"";
        Reply reply = kim.get("demo_orders?$select=name", "Prefer", "odata.maxpagesize=3," + annotations);
        assertThat(reply.header("Preference-Applied")).isEqualTo("odata.maxpagesize=3," + annotations);
        assertThat(order("*").header("Preference-Applied")).isEqualTo("odata.include-annotations=\"*\"");
        assertThat(kim.get("demo_orders").header("Preference-Applied")).isEmpty();
    }

    @Test
    @SuppressWarnings("unchecked")
    void errorsTellMoreWhenAsked() {
        String path = "demo_orders(" + new UUID(1, 2) + ")";
        String cds = "@Microsoft.PowerApps.CDS.";
        Reply all = kim.get(path, "Prefer", "odata.include-annotations=\"*\"");
        assertThat((Map<String, Object>) all.json().get("error"))
                .containsKeys(
                        cds + "ErrorDetails.OperationStatus", cds + "ErrorDetails.SubErrorCode", cds + "TraceText")
                .containsEntry(
                        cds + "HelpLink",
                        "http://go.microsoft.com/fwlink/?LinkID=398563&error=Microsoft.Crm.CrmException%3a80040217&client=platform")
                .containsEntry(cds + "InnerError.Message", all.errorMessage());
        Reply some = kim.get(path, "Prefer", "odata.include-annotations=\"Microsoft.PowerApps.CDS.ErrorDetails*\"");
        assertThat(((Map<String, Object>) some.json().get("error")).keySet())
                .containsExactly(
                        "code", "message", cds + "ErrorDetails.OperationStatus", cds + "ErrorDetails.SubErrorCode");
        assertThat(((Map<String, Object>) kim.get(path).json().get("error")).keySet())
                .containsExactly("code", "message");
    }
}
