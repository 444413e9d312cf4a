package io.roundtrip.simulators.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.WebApi.Reply;
import io.roundtrip.simulators.dataverse.tables.GuidOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters beside predicates in Java over the same rows. */
class FilterTest {
    @RegisterExtension
    static final RunningDataverse running = new RunningDataverse();

    private static final long SEED = 20_260_131;
    private static final List<String> NAMES =
            List.of("Alpha", "alpha two", "O'Neill", "Beta (new)", "50% off", "Omega and or", "a,b");
    private static final List<Model> ROWS = new ArrayList<>();

    private final WebApi kim = running.as("kim.demo");

    /** What a row holds; null where it has no value. */
    private record Model(
            UUID id,
            String name,
            String city,
            Integer employees,
            BigDecimal limit,
            Boolean mute,
            Integer state,
            UUID parent) {
        Map<String, Object> values() {
            Map<String, Object> values = new HashMap<>(Map.of("accountid", id, "name", name, "statecode", state));
            values.put("address1_city", city);
            values.put("numberofemployees", employees);
            values.put("creditlimit", limit);
            values.put("donotemail", mute);
            if (parent != null) {
                values.put("parentaccountid@odata.bind", "/accounts(" + parent + ")");
            }
            return values;
        }
    }

    @BeforeAll
    static void createRows() {
        Random random = new Random(SEED);
        System.out.println("Rows of FilterTest are made with seed " + SEED);
        for (int i = 0; i < 60; i++) {
            Model row = new Model(
                    new UUID(random.nextLong(), random.nextLong()),
                    NAMES.get(random.nextInt(NAMES.size())),
                    random.nextBoolean() ? null : NAMES.get(random.nextInt(NAMES.size())),
                    random.nextInt(4) == 0 ? null : random.nextInt(10),
                    random.nextInt(4) == 0
                            ? null
                            : BigDecimal.valueOf(random.nextInt(2000), 2).setScale(4),
                    random.nextInt(3) == 0 ? null : random.nextBoolean(),
                    random.nextInt(2),
                    i == 0 || random.nextBoolean()
                            ? null
                            : ROWS.get(random.nextInt(i)).id());
            ROWS.add(row);
            running.dataverse.create("account", row.values());
        }
    }

    record Case(String filter, Predicate<Model> expected) {
        @Override
        public String toString() {
            return filter;
        }
    }

    private static <T> Predicate<Model> with(Function<Model, T> column, Predicate<T> check) {
        return row -> column.apply(row) != null && check.test(column.apply(row));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static Predicate<Model> city(Predicate<String> check) {
        return with(Model::city, city -> check.test(lower(city)));
    }

    static Stream<Case> filters() {
        return Stream.of(
                new Case("name eq 'alpha'", row -> lower(row.name()).equals("alpha")),
                new Case("name ne 'Alpha'", row -> !lower(row.name()).equals("alpha")),
                new Case("name eq 'O''Neill'", row -> row.name().equals("O'Neill")),
                new Case("name eq '50% off'", row -> row.name().equals("50% off")),
                new Case("name eq 'Omega and or'", row -> row.name().equals("Omega and or")),
                new Case("name gt 'B'", row -> lower(row.name()).compareTo("b") > 0),
                new Case("address1_city eq null", row -> row.city() == null),
                new Case("address1_city ne null", row -> row.city() != null),
                new Case(
                        "address1_city ne 'Alpha'",
                        row -> row.city() == null || !row.city().equals("Alpha")),
                new Case("contains(address1_city,'LPH')", city(city -> city.contains("lph"))),
                new Case("contains(name,'(new)')", row -> row.name().contains("(new)")),
                new Case("startswith(address1_city,'alpha')", city(city -> city.startsWith("alpha"))),
                new Case("endswith(address1_city,'two')", city(city -> city.endsWith("two"))),
                new Case(
                        "not contains(address1_city,'a')",
                        city(city -> city.contains("a")).negate()),
                new Case("numberofemployees eq 3", with(Model::employees, number -> number == 3)),
                new Case(
                        "numberofemployees ge 3 and numberofemployees lt 7",
                        with(Model::employees, number -> number >= 3 && number < 7)),
                new Case(
                        "numberofemployees lt 2 or numberofemployees gt 8",
                        with(Model::employees, number -> number < 2 || number > 8)),
                new Case(
                        "numberofemployees eq 1 or numberofemployees eq 2 and statecode eq 0",
                        row -> Integer.valueOf(1).equals(row.employees())
                                || Integer.valueOf(2).equals(row.employees()) && row.state() == 0),
                new Case(
                        "(numberofemployees eq 1 or numberofemployees eq 2) and statecode eq 0",
                        row -> (Integer.valueOf(1).equals(row.employees())
                                        || Integer.valueOf(2).equals(row.employees()))
                                && row.state() == 0),
                new Case(
                        "not (statecode eq 0 and numberofemployees gt 4)",
                        with(Model::employees, number -> number > 4)
                                .and(row -> row.state() == 0)
                                .negate()),
                new Case(
                        "creditlimit le 9.99",
                        with(Model::limit, limit -> limit.compareTo(new BigDecimal("9.99")) <= 0)),
                new Case(
                        "creditlimit ne 5",
                        row -> row.limit() == null || row.limit().compareTo(BigDecimal.valueOf(5)) != 0),
                new Case("donotemail eq true", row -> Boolean.TRUE.equals(row.mute())),
                new Case("donotemail ne false", row -> !Boolean.FALSE.equals(row.mute())),
                new Case("_parentaccountid_value eq null", row -> row.parent() == null),
                new Case("_parentaccountid_value eq " + id(0), row -> id(0).equals(row.parent())),
                new Case("accountid eq " + id(7), row -> row.id().equals(id(7))),
                new Case("accountid ne " + id(7), row -> !row.id().equals(id(7))),
                new Case("accountid gt " + id(7), row -> GuidOrder.INSTANCE.compare(row.id(), id(7)) > 0),
                new Case("accountid eq " + id(7) + " and statecode eq 5", row -> false),
                new Case("createdon ge 2026-01-31T07:59:59Z and createdon lt 2026-02-01", row -> true),
                new Case("createdon gt 2026-01-31T08:00:00Z", row -> false),
                new Case(
                        "Microsoft.Dynamics.CRM.In(PropertyName='name',PropertyValues=['ALPHA','a,b'])",
                        row -> List.of("alpha", "a,b").contains(lower(row.name()))),
                new Case(
                        "Microsoft.Dynamics.CRM.In(PropertyName='accountid',PropertyValues=[\"" + id(1) + "\",\""
                                + id(9) + "\",\"" + new UUID(1, 2) + "\"])",
                        row -> List.of(id(1), id(9)).contains(row.id())),
                new Case(
                        "Microsoft.Dynamics.CRM.In(PropertyName='numberofemployees',PropertyValues=['1','4']) and statecode eq 1",
                        with(Model::employees, number -> number == 1 || number == 4)
                                .and(row -> row.state() == 1)));
    }

    private static UUID id(int index) {
        return ROWS.get(index).id();
    }

    @ParameterizedTest
    @MethodSource("filters")
    void findsTheRowsThatThePredicateFinds(Case filter) {
        Reply reply = kim.query("accounts", filter.filter());
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.value())
                .extracting(row -> row.get("accountid"))
                .containsExactlyInAnyOrderElementsOf(ROWS.stream()
                        .filter(filter.expected())
                        .map(row -> (Object) row.id().toString())
                        .toList());
    }

    @Test
    void theTableOfFiltersFindsSomeRowsAndNotAll() {
        long telling = filters()
                .mapToLong(filter -> ROWS.stream().filter(filter.expected()).count())
                .filter(found -> found > 0 && found < ROWS.size())
                .count();
        assertThat(telling).isGreaterThanOrEqualTo(25);
    }

    @Test
    void inTakesParameterAliases() {
        String filter = "Microsoft.Dynamics.CRM.In(PropertyName=@p1,PropertyValues=@p2)";
        String aliases =
                "&@p1=" + WebApi.encoded("'accountid'") + "&@p2=" + WebApi.encoded("['" + id(3) + "','" + id(4) + "']");
        Reply reply = kim.get("accounts?$select=name&$filter=" + WebApi.encoded(filter) + aliases);
        assertThat(reply.value())
                .extracting(row -> row.get("accountid"))
                .containsExactlyInAnyOrder(id(3).toString(), id(4).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "year(createdon) eq 2026",
                "tolower(name) eq 'alpha'",
                "name eq address1_city",
                "primarycontactid/lastname eq 'x'",
                "'alpha' eq name",
                "numberofemployees add 1 eq 2",
                "Microsoft.Dynamics.CRM.LastXHours(PropertyName='createdon',PropertyValue=1)",
                "contact_customer_accounts/any(c:c/lastname eq 'x')",
                "name has 'x'"
            })
    void whatIsNotSimulatedIsRefusedWithItsText(String filter) {
        Reply reply = kim.query("accounts", filter);
        assertThat(reply.status()).as(reply.body()).isEqualTo(501);
        assertThat(reply.errorMessage()).contains(filter);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name eq 'open",
                "(name eq 'x'",
                "nosuchcolumn eq 1",
                "accountid eq 'd31ba648-c592-ed11-aad1-000d3a993550'",
                "name eq 'x' name",
                "numberofemployees eq 'x'",
                "Microsoft.Dynamics.CRM.In(PropertyName=@p1,PropertyValues=@p2)"
            })
    void whatIsWrongIsRefusedAsBadRequest(String filter) {
        assertThat(kim.query("accounts", filter).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$apply=groupby((name))", "$skip=5", "$search=x", "fetchXml=x", "$expand=primarycontactid"})
    void optionsThatAreNotSimulatedAreRefusedToo(String option) {
        assertThat(kim.get("accounts?" + option).status()).isEqualTo(501);
    }
}
