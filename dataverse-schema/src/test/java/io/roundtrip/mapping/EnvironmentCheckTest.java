package io.roundtrip.mapping;

import static io.roundtrip.mapping.MappingBuilder.aMapping;
import static io.roundtrip.mapping.MappingBuilder.field;
import static io.roundtrip.mapping.MappingBuilder.parent;
import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.dataverse.ColumnMetadata;
import io.roundtrip.dataverse.TableMetadata;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EnvironmentCheckTest {

    private static final TableMetadata ACCOUNT = table(
            "account",
            column("name", "String"),
            column("telephone1", "String"),
            column("createdon", "DateTime"),
            column("creditlimit", "Money"),
            column("statecode", "State"),
            column("logo", "Image"),
            lookup("primarycontactid", "contact"),
            computed("openrevenue"),
            column("rt_number", "Integer"));
    private static final TableMetadata CONTACT = table("contact", lookup("parentcustomerid", "account", "contact"));

    @Test
    void aMappingThatFitsHasNoProblem() {
        assertThat(problems(aMapping("erp-customer")
                        .where("statecode eq 0")
                        .with(
                                field("/name", "name"),
                                field("/since", "createdon", new Conversion.Date(ZoneOffset.UTC)),
                                field("/limit", "creditlimit", new Conversion.DecimalNumber(2)))))
                .isEmpty();
    }

    @Test
    void namesAColumnThatIsNotThere() {
        assertThat(problems(aMapping("erp-customer").with(field("/name", "nme"))))
                .containsExactly("mapping erp-customer, field /name: table account has no column nme");
    }

    @Test
    void namesAColumnThatAnExpressionReads() {
        assertThat(problems(aMapping("erp-customer").with(MappingBuilder.computed("/name", "nme & 'x'", "nme"))))
                .containsExactly("mapping erp-customer, field /name: table account has no column nme");
    }

    @Test
    void namesATableThatIsNotThere() {
        assertThat(problems(aMapping("erp-order").onTable("salesorder").with(field("/name", "name"))))
                .containsExactly("mapping erp-order: the environment has no table salesorder");
    }

    @Test
    void namesAColumnOfTheFilter() {
        assertThat(problems(aMapping("erp-customer").where("state eq 0").with(field("/name", "name"))))
                .containsExactly("mapping erp-customer: its filter reads state, which table account does not have");
    }

    @Test
    void aTextIsNoDay() {
        assertThat(problems(aMapping("erp-customer")
                        .with(field("/since", "telephone1", new Conversion.Date(ZoneOffset.UTC)))))
                .containsExactly(
                        "mapping erp-customer, field /since: column telephone1 is String, which does not convert to date");
    }

    @Test
    void aFormulaChangesByItself() {
        assertThat(problems(aMapping("erp-customer").with(field("/revenue", "openrevenue"))))
                .singleElement()
                .asString()
                .contains("column openrevenue is a formula or rollup");
    }

    @Test
    void anImageCannotBeSent() {
        assertThat(problems(aMapping("erp-customer").with(field("/logo", "logo"))))
                .containsExactly(
                        "mapping erp-customer, field /logo: column logo is of type Image, which cannot be sent");
    }

    @Test
    void aParentIsFoundByALookupOnly() {
        assertThat(problems(aMapping("erp-contact")
                        .onTable("account")
                        .with(parent("/parent", "name", Map.of("account", "erp-contact"), WhenMissing.SEND_EMPTY))))
                .containsExactly("mapping erp-contact, field /parent: column name is String, not a lookup");
    }

    @Test
    void aLookupPointsToItsOwnTables() {
        assertThat(problems(aMapping("erp-customer")
                        .with(parent(
                                "/contact",
                                "primarycontactid",
                                Map.of("account", "erp-customer"),
                                WhenMissing.SEND_EMPTY))))
                .containsExactly(
                        "mapping erp-customer, field /contact: column primarycontactid cannot point to account,"
                                + " only to contact");
    }

    @Test
    void aTargetIdIsAText() {
        TableMapping mapping = aMapping("number").with(field("/name", "name")).build();
        TableMetadata withNumber = table("account", column("name", "String"), column("rt_numberid", "Integer"));

        assertThat(EnvironmentCheck.problems(all(mapping), table -> Optional.of(withNumber)))
                .singleElement()
                .asString()
                .contains("target id column rt_numberid is Integer, but must be a text column");
    }

    @Test
    void marksOfManyMappingsDoNotFit() {
        List<TableMapping> many = IntStream.range(0, 20)
                .mapToObj(i -> aMapping("m" + i).with(field("/name", "name")).build())
                .toList();

        assertThat(EnvironmentCheck.problems(
                        new Mappings(List.of(MappingBuilder.erp()), many, List.of()), table -> Optional.of(ACCOUNT)))
                .singleElement()
                .asString()
                .contains("table account has 20 mappings, more than fit into its column rt_sync");
    }

    private static List<String> problems(MappingBuilder mapping) {
        return EnvironmentCheck.problems(all(mapping.build()), EnvironmentCheckTest::find).stream()
                .map(MappingProblem::toString)
                .toList();
    }

    private static Mappings all(TableMapping mapping) {
        return new Mappings(List.of(MappingBuilder.erp()), List.of(mapping), List.of());
    }

    private static Optional<TableMetadata> find(String table) {
        return Stream.of(ACCOUNT, CONTACT)
                .filter(known -> known.logicalName().equals(table))
                .findFirst();
    }

    private static TableMetadata table(String name, ColumnMetadata... columns) {
        Map<String, ColumnMetadata> byName =
                Stream.of(columns).collect(Collectors.toMap(ColumnMetadata::name, column -> column));
        return new TableMetadata(
                name, name, name + "s", name + "id", Optional.of("name"), true, TableMetadata.Traits.STANDARD, byName);
    }

    private static ColumnMetadata column(String name, String type) {
        return new ColumnMetadata(name, type, Optional.empty(), false, List.of(), true, false, false);
    }

    private static ColumnMetadata lookup(String name, String... targets) {
        return new ColumnMetadata(name, "Lookup", Optional.empty(), false, List.of(targets), true, false, false);
    }

    private static ColumnMetadata computed(String name) {
        return new ColumnMetadata(name, "Money", Optional.empty(), false, List.of(), false, false, true);
    }
}
