package io.roundtrip.mapping;

import static io.roundtrip.mapping.MappingBuilder.aMapping;
import static io.roundtrip.mapping.MappingBuilder.computed;
import static io.roundtrip.mapping.MappingBuilder.constant;
import static io.roundtrip.mapping.MappingBuilder.field;
import static io.roundtrip.mapping.MappingBuilder.mapped;
import static io.roundtrip.mapping.MappingBuilder.parent;
import static io.roundtrip.mapping.MappingBuilder.required;
import static io.roundtrip.mapping.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.dataverse.Row;
import io.roundtrip.mapping.Conversion.Date;
import io.roundtrip.mapping.Conversion.DateTime;
import io.roundtrip.mapping.Conversion.DecimalNumber;
import io.roundtrip.mapping.Conversion.Text;
import io.roundtrip.mapping.Conversion.WholeNumber;
import io.roundtrip.mapping.Conversion.YesNo;
import io.roundtrip.mapping.Transformation.MissingParent;
import io.roundtrip.mapping.Transformation.Rejected;
import io.roundtrip.mapping.Transformation.Transformed;
import io.roundtrip.messaging.Category;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RowTransformerTest {

    private static final String PARENT = "aaaaaaaa-0000-0000-0000-000000000001";
    private static final ParentIds NO_PARENTS = (mapping, id) -> Optional.empty();
    private static final ParentIds ONE_PARENT =
            (mapping, id) -> mapping.equals("erp-customer") && id.equals(UUID.fromString(PARENT))
                    ? Optional.of("C-1")
                    : Optional.empty();

    private final RowTransformer transformer = new RowTransformer(Map.of(
            "erp-country", new ValueMap("erp-country", Map.of("United States", "US")),
            "erp-industry", new ValueMap("erp-industry", Map.of("1", "10", "2", "AGR"))));

    @Test
    void buildsTheBodyInTheMappingsOrder() {
        assertThat(body(
                        row("name", "Bike", "address1_city", "Bonn", "creditlimit", new BigDecimal("12.345"), "x", 7L),
                        field("/name", "name"),
                        field("/address/city", "address1_city"),
                        field("/creditLimit", "creditlimit", new DecimalNumber(2)),
                        constant("/address/channel", "DYNAMICS"),
                        field("/x", "x")))
                .isEqualTo("""
                        {"name":"Bike","address":{"city":"Bonn","channel":"DYNAMICS"},"creditLimit":12.35,"x":7}""");
    }

    @Test
    void convertsAsAsked() {
        assertThat(body(
                        row("a", "2026-03-29T00:30:00Z", "b", "2026-03-29", "n", 5L, "s", "42", "f", true),
                        field("/day", "a", new Date(ZoneId.of("America/New_York"))),
                        field("/dateOnly", "b", new Date(ZoneId.of("America/New_York"))),
                        field("/time", "a", new DateTime()),
                        field("/text", "n", new Text()),
                        field("/number", "s", new WholeNumber()),
                        field("/flag", "f", new YesNo())))
                .isEqualTo("{\"day\":\"2026-03-28\",\"dateOnly\":\"2026-03-29\",\"time\":\"2026-03-29T00:30:00Z\","
                        + "\"text\":\"5\",\"number\":42,\"flag\":true}");
    }

    @Test
    void sendsAMissingOptionalValueAsNullSoThatItIsClearedAtTheTarget() {
        assertThat(body(row("telephone1", null), field("/phone", "telephone1"))).isEqualTo("{\"phone\":null}");
    }

    @Test
    void rejectsARequiredValueThatIsMissingInPlainWords() {
        assertThat(transform(row("address1_country", null), required("/address/country", "address1_country")))
                .isEqualTo(rejected(Category.DATA, "country is missing", "/address/country"));
    }

    @Test
    void translatesByValueMapAndNamesValueAndMapWithoutEntry() {
        assertThat(body(row("industrycode", 2L), mapped("/industry", "industrycode", "erp-industry")))
                .isEqualTo("{\"industry\":\"AGR\"}");
        assertThat(transform(row("industrycode", 5L), mapped("/industry", "industrycode", "erp-industry")))
                .isEqualTo(rejected(Category.DATA, "industry 5 has no entry in value map erp-industry", "/industry"));
        assertThat(transform(row("industrycode", 5L), mapped("/industry", "industrycode", "gone")))
                .isEqualTo(rejected(Category.MAPPING, "industry: value map gone does not exist", "/industry"));
    }

    @Test
    void saysWhatAValueIsNot() {
        assertThat(transform(row("a", "x"), field("/since", "a", new Date(ZoneId.of("UTC")))))
                .isEqualTo(rejected(Category.DATA, "since is not a date", "/since"));
        assertThat(transform(row("a", "x"), field("/n", "a", new DecimalNumber(2))))
                .isEqualTo(rejected(Category.DATA, "n is not a number", "/n"));
        assertThat(transform(row("a", new BigDecimal("1.5")), field("/n", "a", new WholeNumber())))
                .isEqualTo(rejected(Category.DATA, "n is not a whole number", "/n"));
    }

    @Test
    void rejectsAColumnThatWasNotReadAsAFaultOfTheMapping() {
        assertThat(transform(row(), field("/name", "name")))
                .isEqualTo(rejected(Category.MAPPING, "name: column name was not read from account", "/name"));
    }

    @Test
    void replacesALookupByTheParentsTargetId() {
        assertThat(transform(parentRow("account"), ONE_PARENT, parentField(WhenMissing.PARK))
                        .toString())
                .contains("{\"customerNumber\":\"C-1\"}");
    }

    @Test
    void parksOrSendsEmptyWhenTheParentHasNoTargetIdYet() {
        assertThat(transform(parentRow("account"), NO_PARENTS, parentField(WhenMissing.PARK)))
                .isEqualTo(new MissingParent("account", UUID.fromString(PARENT), "erp-customer", "parentcustomerid"));
        assertThat(transform(parentRow("account"), NO_PARENTS, parentField(WhenMissing.SEND_EMPTY))
                        .toString())
                .contains("{\"customerNumber\":null}");
    }

    @Test
    void aRejectionComesBeforeParkingBecauseTheParentWouldNotHelp() {
        assertThat(transform(
                        parentRow("account"), NO_PARENTS, parentField(WhenMissing.PARK), required("/name", "name")))
                .isEqualTo(rejected(Category.DATA, "name is missing", "/name"));
    }

    @Test
    void anEmptyLookupNeedsNoParent() {
        assertThat(body(row("_parentcustomerid_value", null), parentField(WhenMissing.PARK)))
                .isEqualTo("{\"customerNumber\":null}");
    }

    @Test
    void rejectsALookupToATableWithoutMapping() {
        assertThat(transform(parentRow("contact"), parentField(WhenMissing.PARK)))
                .isEqualTo(rejected(
                        Category.DATA,
                        "customerNumber refers to a row of contact, which no mapping is named for",
                        "/customerNumber"));
    }

    @Test
    void evaluatesAnExpressionOverItsDeclaredColumnsOnly() {
        ColumnMapping name = computed("/displayName", "firstname & ' ' & lastname", "firstname", "lastname");
        assertThat(body(row("firstname", "Ada", "lastname", "King"), name)).isEqualTo("{\"displayName\":\"Ada King\"}");
        assertThat(body(row("firstname", null, "lastname", "King"), name)).isEqualTo("{\"displayName\":\" King\"}");
        assertThat(body(row("a", 1L, "b", 2L), computed("/x", "{'a': a, 'b': b}", "a")))
                .isEqualTo("{\"x\":{\"a\":1}}");
        assertThat(body(row("a", new BigDecimal("10.50")), computed("/x", "a", "a")))
                .isEqualTo("{\"x\":10.50}");
    }

    @Test
    void anExpressionThatFailsOrNeverEndsIsAFaultOfTheMapping() {
        assertThat(transform(row("a", "x"), computed("/x", "$number(a)", "a")).toString())
                .contains("MAPPING", "x: expression failed");
        assertThat(transform(row("a", 1L), computed("/x", "($f := function($n) {$f($n + 1)}; $f(a))", "a"))
                        .toString())
                .contains("MAPPING", "x: expression failed", "timeout");
        assertThat(transform(row("a", 1L), computed("/x", "($f := function($n) {1 + $f($n)}; $f(a))", "a"))
                        .toString())
                .contains("MAPPING", "x: expression failed", "overflow");
        assertThat(transform(row("a", 1L), computed("/x", "function($n) {$n}", "a"))
                        .toString())
                .contains("MAPPING", "x: ");
    }

    private Transformation transform(Row row, ColumnMapping... columns) {
        return transform(row, NO_PARENTS, columns);
    }

    private Transformation transform(Row row, ParentIds parents, ColumnMapping... columns) {
        return transformer.transform(aMapping("erp-contact").with(columns).build(), row, parents);
    }

    private String body(Row row, ColumnMapping... columns) {
        Transformation transformation = transform(row, columns);
        assertThat(transformation).isInstanceOf(Transformed.class);
        return ((Transformed) transformation).body().toString();
    }

    private static Rejected rejected(Category category, String reason, String field) {
        return new Rejected(category, reason, FieldPath.parse(field));
    }

    private static ColumnMapping parentField(WhenMissing whenMissing) {
        return parent("/customerNumber", "parentcustomerid", Map.of("account", "erp-customer"), whenMissing);
    }

    private static Row parentRow(String table) {
        return row(
                "_parentcustomerid_value",
                PARENT,
                "_parentcustomerid_value@Microsoft.Dynamics.CRM.lookuplogicalname",
                table,
                "name",
                null);
    }
}
