package io.roundtrip.simulators.dataverse.reading;

import io.roundtrip.simulators.dataverse.reading.Companies.Company;
import io.roundtrip.simulators.dataverse.reading.Companies.Person;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/** Makes filters with their meaning, which shares nothing with the simulator but the documentation. */
final class RandomFilters {
    private static final Map<String, String> OPPOSITES =
            Map.of("eq", "ne", "ne", "eq", "gt", "le", "le", "gt", "lt", "ge", "ge", "lt");
    private static final List<String> OPERATORS = List.of("eq", "ne", "gt", "ge", "lt", "le");

    private final Random random;
    private final Companies rows;

    RandomFilters(Random random, Companies rows) {
        this.random = random;
        this.rows = rows;
    }

    /** Whether a row is found, or with {@code wanted} false, whether it is found by the filter's negation. */
    interface Meaning {
        boolean accepts(Company row, boolean wanted);
    }

    record Generated(String text, Meaning meaning) {}

    Generated next(int depth) {
        int kind = depth == 0 ? 9 : random.nextInt(10);
        if (kind < 2) {
            return both("and", next(depth - 1), next(depth - 1));
        }
        if (kind < 4) {
            return both("or", next(depth - 1), next(depth - 1));
        }
        return kind < 6 ? negated(next(depth - 1)) : leaf();
    }

    private static Generated both(String word, Generated left, Generated right) {
        boolean and = word.equals("and");
        Meaning one = left.meaning();
        Meaning other = right.meaning();
        return new Generated(
                "(%s) %s (%s)".formatted(left.text(), word, right.text()),
                (row, wanted) -> and == wanted
                        ? one.accepts(row, wanted) && other.accepts(row, wanted)
                        : one.accepts(row, wanted) || other.accepts(row, wanted));
    }

    private static Generated negated(Generated filter) {
        return new Generated(
                "not (%s)".formatted(filter.text()),
                (row, wanted) -> filter.meaning().accepts(row, !wanted));
    }

    private Generated leaf() {
        return switch (random.nextInt(8)) {
            case 0 -> ordered("numberofemployees", Company::employees, random.nextInt(10));
            case 1 ->
                ordered(
                        "creditlimit",
                        Company::limit,
                        BigDecimal.valueOf(random.nextInt(2000), 2).setScale(4));
            case 2 -> text("address1_city", Company::city);
            case 3 -> text("primarycontactid/fullname", contact(Person::fullname));
            case 4 ->
                text(
                        "parentaccountid/name",
                        row -> row.parent() == null ? null : row.parent().name());
            case 5 -> compared("donotemail", random.nextBoolean() ? "eq" : "ne", Company::mute, random.nextBoolean());
            case 6 -> reference();
            default -> list();
        };
    }

    private static Function<Company, String> contact(Function<Person, String> column) {
        return row -> Optional.ofNullable(row.contact()).map(column).orElse(null);
    }

    private <T extends Comparable<T>> Generated ordered(String name, Function<Company, T> column, T value) {
        return random.nextInt(6) == 0
                ? missing(name, column)
                : compared(name, OPERATORS.get(random.nextInt(6)), column, value);
    }

    private Generated missing(String name, Function<Company, ?> column) {
        boolean equal = random.nextBoolean();
        return new Generated(
                name + (equal ? " eq null" : " ne null"),
                (row, wanted) -> (column.apply(row) == null) == (equal == wanted));
    }

    private static <T extends Comparable<T>> Generated compared(
            String name, String operator, Function<Company, T> column, T value) {
        String literal = value instanceof String ? quoted(value.toString()) : value.toString();
        return new Generated("%s %s %s".formatted(name, operator, literal), (row, wanted) -> {
            String applied = wanted ? operator : OPPOSITES.get(operator);
            T given = column.apply(row);
            return given == null
                    ? applied.equals("ne")
                    : holds(applied, same(given).compareTo(same(value)));
        });
    }

    @SuppressWarnings("unchecked")
    private static <T> T same(T value) {
        return value instanceof String text ? (T) plain(text) : value;
    }

    private static boolean holds(String operator, int order) {
        return switch (operator) {
            case "eq" -> order == 0;
            case "ne" -> order != 0;
            case "gt" -> order > 0;
            case "ge" -> order >= 0;
            case "lt" -> order < 0;
            default -> order <= 0;
        };
    }

    private Generated text(String name, Function<Company, String> column) {
        String whole =
                rows.companies().get(random.nextInt(rows.companies().size())).name();
        int from = random.nextInt(whole.length());
        String part = whole.substring(from, Math.min(whole.length(), from + 1 + random.nextInt(4)))
                .replaceAll("[%_]", "");
        return switch (random.nextInt(4)) {
            case 0 -> found("contains", name, part, column);
            case 1 -> found("startswith", name, part, column);
            case 2 -> found("endswith", name, part, column);
            default -> ordered(name, column, random.nextBoolean() ? whole : "Person " + random.nextInt(5));
        };
    }

    private static Generated found(String function, String name, String part, Function<Company, String> column) {
        Predicate<String> holds = text -> switch (function) {
            case "contains" -> text.contains(plain(part));
            case "startswith" -> text.startsWith(plain(part));
            default -> text.endsWith(plain(part));
        };
        return new Generated("%s(%s,%s)".formatted(function, name, quoted(part)), (row, wanted) -> {
            String given = column.apply(row);
            return (given != null && holds.test(plain(given))) == wanted;
        });
    }

    private Generated reference() {
        UUID id = rows.companies().get(random.nextInt(rows.companies().size())).id();
        return compared(
                "_parentaccountid_value",
                random.nextBoolean() ? "eq" : "ne",
                row -> row.parent() == null ? null : row.parent().id(),
                id);
    }

    private Generated list() {
        List<Integer> values = List.of(random.nextInt(10), random.nextInt(10), random.nextInt(10));
        boolean in = random.nextBoolean();
        String text = "Microsoft.Dynamics.CRM.%s(PropertyName='numberofemployees',PropertyValues=['%d','%d','%d'])"
                .formatted(in ? "In" : "NotIn", values.get(0), values.get(1), values.get(2));
        return new Generated(
                text, (row, wanted) -> (row.employees() != null && values.contains(row.employees())) == (in == wanted));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String plain(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{InCombiningDiacriticalMarks}", "");
    }
}
