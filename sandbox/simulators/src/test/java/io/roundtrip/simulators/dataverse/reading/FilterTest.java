package io.roundtrip.simulators.dataverse.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.RunningDataverse;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.WebApi.Reply;
import io.roundtrip.simulators.dataverse.reading.Companies.Company;
import io.roundtrip.simulators.dataverse.reading.Companies.Person;
import io.roundtrip.simulators.dataverse.tables.GuidOrder;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

/** Filters beside predicates in Java over the same rows. */
class FilterTest {
    @RegisterExtension
    static final RunningDataverse running = new RunningDataverse();

    private static final long SEED = 20_260_131;
    private static final Companies ROWS = Companies.make(new Random(SEED), 80);

    private final WebApi kim = running.as("kim.demo");

    @BeforeAll
    static void createRows() {
        System.out.println("Rows of FilterTest are made with seed " + SEED);
        ROWS.createIn(running.dataverse);
    }

    record Case(String filter, Predicate<Company> expected) {
        @Override
        public String toString() {
            return filter;
        }
    }

    private static Case find(String filter, Predicate<Company> expected) {
        return new Case(filter, expected);
    }

    private static <T> Predicate<Company> has(Function<Company, T> column, Predicate<T> check) {
        return row -> column.apply(row) != null && check.test(column.apply(row));
    }

    private static Predicate<Company> name(Predicate<String> check) {
        return row -> check.test(plain(row.name()));
    }

    private static Predicate<Company> city(Predicate<String> check) {
        return has(Company::city, city -> check.test(plain(city)));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{InCombiningDiacriticalMarks}", "");
    }

    private static Predicate<Company> contact(Function<Person, String> column, Predicate<String> check) {
        return row -> Optional.ofNullable(row.contact())
                .map(column)
                .map(FilterTest::plain)
                .filter(check)
                .isPresent();
    }

    static Stream<Case> filters() {
        return Stream.of(texts(), wildcards(), numbers(), logic(), references(), paths(), columns(), functions())
                .flatMap(cases -> cases);
    }

    private static Stream<Case> texts() {
        return Stream.of(
                find("name eq 'alpha'", name("alpha"::equals)),
                find("name ne 'Alpha'", name(name -> !name.equals("alpha"))),
                find("name eq 'CAFE UBER'", name("cafe uber"::equals)),
                find("name eq 'café über'", name("cafe uber"::equals)),
                find("name eq 'O''Neill'", row -> row.name().equals("O'Neill")),
                find("name eq '50% off'", row -> row.name().equals("50% off")),
                find("name eq 'Omega and or'", row -> row.name().equals("Omega and or")),
                find("name gt 'B'", name(name -> name.compareTo("b") > 0)),
                find("address1_city eq null", row -> row.city() == null),
                find("address1_city ne null", row -> row.city() != null),
                find("address1_city ne 'Alpha'", city("alpha"::equals).negate()),
                find("not (address1_city eq 'Alpha')", city("alpha"::equals).negate()),
                find("address1_city le 'b'", city(city -> city.compareTo("b") <= 0)),
                find("contains(address1_city,'LPH')", city(city -> city.contains("lph"))),
                find("contains(name,'(new)')", name(name -> name.contains("(new)"))),
                find("contains(name,'FÉ Ü')", name(name -> name.contains("fe u"))),
                find("startswith(address1_city,'alpha')", city(city -> city.startsWith("alpha"))),
                find("endswith(address1_city,'two')", city(city -> city.endsWith("two"))),
                find(
                        "not contains(address1_city,'a')",
                        city(city -> city.contains("a")).negate()),
                find("not startswith(name,'a')", name(name -> !name.startsWith("a"))),
                find("not not endswith(name,'a')", name(name -> name.endsWith("a"))));
    }

    private static Stream<Case> wildcards() {
        return Stream.of(
                find("contains(name,'a%o')", name(name -> name.matches(".*a.*o.*"))),
                find("startswith(name,'_l')", name(name -> name.matches(".l.*"))),
                find("contains(name,'[%]')", name(name -> name.contains("%"))),
                find("startswith(name,'[a-c]')", name(name -> name.matches("[a-c].*"))),
                find("startswith(name,'[^a-c]')", name(name -> name.matches("[^a-c].*"))),
                find("contains(name,'x[_]y')", name("x_y"::equals)));
    }

    private static Stream<Case> numbers() {
        return Stream.of(
                find("numberofemployees eq 3", has(Company::employees, number -> number == 3)),
                find(
                        "numberofemployees ge 3 and numberofemployees lt 7",
                        has(Company::employees, number -> number >= 3 && number < 7)),
                find("not (numberofemployees gt 4)", has(Company::employees, number -> number <= 4)),
                find("creditlimit le 9.99", has(Company::limit, limit -> limit.compareTo(new BigDecimal("9.99")) <= 0)),
                find(
                        "creditlimit ne 5",
                        row -> row.limit() == null || row.limit().compareTo(BigDecimal.valueOf(5)) != 0),
                find("donotemail eq true", row -> Boolean.TRUE.equals(row.mute())),
                find("donotemail ne false", row -> !Boolean.FALSE.equals(row.mute())),
                find("createdon ge 2026-01-31T07:59:59Z and createdon lt 2026-02-01", row -> true),
                find("createdon eq 2026-01-31T09:00:00%2B01:00".replace("%2B", "+"), row -> true),
                find("createdon gt 2026-01-31T08:00:00Z", row -> false));
    }

    private static Stream<Case> logic() {
        Predicate<Company> one = has(Company::employees, number -> number == 1);
        Predicate<Company> two = has(Company::employees, number -> number == 2);
        Predicate<Company> active = row -> row.state() == 0;
        return Stream.of(
                find("numberofemployees eq 1 or numberofemployees eq 2 and statecode eq 0", one.or(two.and(active))),
                find(
                        "(numberofemployees eq 1 or numberofemployees eq 2) and statecode eq 0",
                        one.or(two).and(active)),
                find(
                        "statecode eq 0 and (numberofemployees eq 2 or (donotemail eq true))",
                        active.and(two.or(row -> Boolean.TRUE.equals(row.mute())))),
                find(
                        "not (statecode eq 0 and numberofemployees gt 4)",
                        has(Company::employees, number -> number <= 4).or(active.negate())),
                find(
                        "not (statecode eq 0 or contains(address1_city,'a'))",
                        active.or(city(city -> city.contains("a"))).negate()));
    }

    private static Stream<Case> references() {
        UUID first = ROWS.companies().get(0).id();
        UUID other = ROWS.companies().get(7).id();
        return Stream.of(
                find("_parentaccountid_value eq null", row -> row.parent() == null),
                find(
                        "_parentaccountid_value eq " + first,
                        has(Company::parent, parent -> parent.id().equals(first))),
                find(
                        "_parentaccountid_value ne " + first,
                        has(Company::parent, parent -> parent.id().equals(first))
                                .negate()),
                find("accountid eq " + other, row -> row.id().equals(other)),
                find("accountid ne " + other, row -> !row.id().equals(other)),
                find("accountid gt " + other, row -> GuidOrder.INSTANCE.compare(row.id(), other) > 0),
                find(
                        "accountid eq " + other + " and statecode eq 1 or name eq 'alpha'",
                        row -> row.id().equals(other) && row.state() == 1
                                || row.name().equals("Alpha")));
    }

    private static Stream<Case> paths() {
        return Stream.of(
                find("primarycontactid/fullname eq 'person 1'", contact(Person::fullname, "person 1"::equals)),
                find(
                        "primarycontactid/fullname ne 'person 1'",
                        contact(Person::fullname, "person 1"::equals).negate()),
                find(
                        "primarycontactid/lastname eq null",
                        contact(Person::lastname, text -> true).negate()),
                find(
                        "startswith(primarycontactid/lastname,'a')",
                        contact(Person::lastname, text -> text.startsWith("a"))),
                find(
                        "parentaccountid/primarycontactid/fullname eq 'Person 2'",
                        has(Company::parent, contact(Person::fullname, "person 2"::equals))),
                find(
                        "parentaccountid/numberofemployees gt 4 and statecode eq 0",
                        has(Company::parent, has(Company::employees, number -> number > 4))
                                .and(row -> row.state() == 0)));
    }

    private static Stream<Case> columns() {
        Predicate<Company> both = row -> row.city() != null && row.fax() != null;
        return Stream.of(
                find(
                        "name eq address1_city",
                        city(city -> true).and(row -> plain(row.name()).equals(plain(row.city())))),
                find("address1_city ne fax", both.and(row -> !plain(row.city()).equals(plain(row.fax())))),
                find("address1_city lt fax", both.and(row -> plain(row.city()).compareTo(plain(row.fax())) < 0)));
    }

    private static Stream<Case> functions() {
        UUID first = ROWS.companies().get(1).id();
        UUID second = ROWS.companies().get(9).id();
        String crm = "Microsoft.Dynamics.CRM.";
        return Stream.of(
                find(
                        crm + "In(PropertyName='name',PropertyValues=['ALPHA','a,b'])",
                        name(List.of("alpha", "a,b")::contains)),
                find(
                        crm + "In(PropertyName='accountid',PropertyValues=[\"" + first + "\",\"" + second + "\",\""
                                + new UUID(1, 2) + "\"])",
                        row -> List.of(first, second).contains(row.id())),
                find(crm + "In(PropertyName='name',PropertyValues=[\"O'Neill\"])", name("o'neill"::equals)),
                find(
                        crm + "In(PropertyName='numberofemployees',PropertyValues=['1','4']) and statecode eq 1",
                        has(Company::employees, number -> number == 1 || number == 4)
                                .and(row -> row.state() == 1)),
                find(
                        crm + "NotIn(PropertyName='address1_city',PropertyValues=['Alpha'])",
                        city("alpha"::equals).negate()),
                find(
                        "not " + crm + "In(PropertyName='numberofemployees',PropertyValues=['1'])",
                        has(Company::employees, number -> number == 1).negate()),
                find(
                        crm + "Between(PropertyName='numberofemployees',PropertyValues=[\"3\",\"5\"])",
                        has(Company::employees, number -> number >= 3 && number <= 5)),
                find(
                        crm + "NotBetween(PropertyName='numberofemployees',PropertyValues=[\"3\",\"5\"])",
                        has(Company::employees, number -> number >= 3 && number <= 5)
                                .negate()),
                find(crm + "NotEqualUserId(PropertyName='createdby')", row -> true));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void findsTheRowsThatThePredicateFinds(Case filter) {
        Reply reply = kim.query("accounts", filter.filter());
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.value())
                .extracting(row -> row.get("accountid"))
                .containsExactlyInAnyOrderElementsOf(ROWS.companies().stream()
                        .filter(filter.expected())
                        .map(row -> (Object) row.id().toString())
                        .toList());
    }

    @Test
    void theTableOfFiltersFindsSomeRowsAndNotAll() {
        long telling = filters()
                .mapToLong(filter ->
                        ROWS.companies().stream().filter(filter.expected()).count())
                .filter(found -> found > 0 && found < ROWS.companies().size())
                .count();
        assertThat(telling).isGreaterThanOrEqualTo(55);
    }
}
