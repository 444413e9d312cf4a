package io.roundtrip.simulators.target;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The rules of the ERP that need nothing but the row itself; the first one broken is reported. */
final class DataRules {
    private static final List<String> COUNTRIES = List.of("US", "CA", "DE", "GB", "FR", "AU");
    private static final Set<String> COUNTRIES_WITH_ZIP = Set.of("US", "DE");
    private static final int LONGEST_NAME = 60;
    private static final BigDecimal HIGHEST_LIMIT = new BigDecimal("10000000");

    private DataRules() {}

    static Optional<Refusal> firstBroken(Resource resource, JsonNode body, List<String> refusedNames) {
        Stream<Optional<Refusal>> found = switch (resource) {
            case CUSTOMERS ->
                Stream.of(
                        name(body), notOneOf(body, "/name", refusedNames), country(body), zip(body), creditLimit(body));
            case CONTACTS ->
                Stream.of(
                        required(body, "/lastName"),
                        notOneOf(body, "/displayName", refusedNames),
                        email(body),
                        text(body, "/customerNumber"));
        };
        return found.flatMap(Optional::stream).findFirst();
    }

    private static Optional<Refusal> name(JsonNode body) {
        return required(body, "/name").or(() -> {
            String name = body.at("/name").asString();
            boolean fits = name.codePointCount(0, name.length()) <= LONGEST_NAME;
            return fits ? Optional.empty() : broken("/name", "is longer than 60 characters");
        });
    }

    private static Optional<Refusal> country(JsonNode body) {
        return required(body, "/address/country")
                .or(() -> COUNTRIES.contains(body.at("/address/country").asString())
                        ? Optional.empty()
                        : broken("/address/country", "is not one of " + String.join(", ", COUNTRIES)));
    }

    private static Optional<Refusal> zip(JsonNode body) {
        boolean needed = COUNTRIES_WITH_ZIP.contains(body.at("/address/country").asString(""));
        return needed ? required(body, "/address/zip") : text(body, "/address/zip");
    }

    private static Optional<Refusal> creditLimit(JsonNode body) {
        JsonNode limit = body.at("/creditLimit");
        if (absent(limit)) {
            return Optional.empty();
        }
        if (!limit.isNumber()) {
            return broken("/creditLimit", "is not a number");
        }
        BigDecimal amount = limit.decimalValue();
        if (amount.signum() < 0 || amount.compareTo(HIGHEST_LIMIT) > 0) {
            return broken("/creditLimit", "is outside 0..10,000,000");
        }
        boolean cents = amount.stripTrailingZeros().scale() <= 2;
        return cents ? Optional.empty() : broken("/creditLimit", "has more than 2 decimals");
    }

    private static Optional<Refusal> email(JsonNode body) {
        JsonNode email = body.at("/email");
        boolean fine = absent(email) || email.asString("").matches("[^@\\s]+@[^@\\s]+");
        return fine ? Optional.empty() : broken("/email", "is not an address with one @");
    }

    private static Optional<Refusal> notOneOf(JsonNode body, String field, List<String> refused) {
        boolean refuse = refused.contains(body.at(field).asString(""));
        return refuse ? broken(field, "is refused by a switch") : Optional.empty();
    }

    private static Optional<Refusal> required(JsonNode body, String field) {
        JsonNode value = body.at(field);
        boolean missing = absent(value) || value.isString() && value.asString().isBlank();
        return missing ? broken(field, "is missing") : text(body, field);
    }

    private static Optional<Refusal> text(JsonNode body, String field) {
        JsonNode value = body.at(field);
        return absent(value) || value.isString() ? Optional.empty() : broken(field, "is not text");
    }

    private static boolean absent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static Optional<Refusal> broken(String field, String reason) {
        return Optional.of(Refusal.validation(field, reason));
    }
}
