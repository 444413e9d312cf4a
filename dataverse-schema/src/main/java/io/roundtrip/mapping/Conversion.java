package io.roundtrip.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** How a source value is written into the target's body. */
public sealed interface Conversion {

    JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** @throws IllegalArgumentException saying what the value is not, such as "a whole number" */
    JsonNode convert(Object value);

    /** The conversion that {@link #typeName} names, empty if none has that name; scale and zone where it has them. */
    static Optional<Conversion> named(String type, int scale, ZoneId zone) {
        return switch (type) {
            case "text" -> Optional.of(new Text());
            case "integer" -> Optional.of(new WholeNumber());
            case "decimal" -> Optional.of(new DecimalNumber(scale));
            case "boolean" -> Optional.of(new YesNo());
            case "date" -> Optional.of(new Date(zone));
            case "datetime" -> Optional.of(new DateTime());
            default -> Optional.empty();
        };
    }

    /** As mapping files call it; empty for a value that is passed on as read. */
    Optional<String> typeName();

    /** The value with the JSON type it was read with: text, number or flag. */
    record AsRead() implements Conversion {
        @Override
        public JsonNode convert(Object value) {
            return value instanceof Number || value instanceof Boolean
                    ? Json.tree(value)
                    : JSON.stringNode(value.toString());
        }

        @Override
        public Optional<String> typeName() {
            return Optional.empty();
        }
    }

    record Text() implements Conversion {
        @Override
        public JsonNode convert(Object value) {
            return JSON.stringNode(RowValues.text(value));
        }

        @Override
        public Optional<String> typeName() {
            return Optional.of("text");
        }
    }

    record WholeNumber() implements Conversion {
        @Override
        public JsonNode convert(Object value) {
            try {
                return JSON.numberNode(new BigDecimal(RowValues.text(value)).longValueExact());
            } catch (ArithmeticException | NumberFormatException e) {
                throw new IllegalArgumentException("a whole number", e);
            }
        }

        @Override
        public Optional<String> typeName() {
            return Optional.of("integer");
        }
    }

    /** Rounded half up to {@code scale} digits, as money is; Dataverse keeps up to four where most ledgers keep two. */
    record DecimalNumber(int scale) implements Conversion {
        static final int MAX_SCALE = 10;

        public DecimalNumber {
            if (scale < 0 || scale > MAX_SCALE) {
                throw new IllegalArgumentException("scale " + scale + " is not between 0 and " + MAX_SCALE);
            }
        }

        @Override
        public JsonNode convert(Object value) {
            try {
                return JSON.numberNode(new BigDecimal(RowValues.text(value)).setScale(scale, RoundingMode.HALF_UP));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("a number", e);
            }
        }

        @Override
        public Optional<String> typeName() {
            return Optional.of("decimal");
        }
    }

    record YesNo() implements Conversion {
        @Override
        public JsonNode convert(Object value) {
            return switch (RowValues.text(value)) {
                case "true" -> JSON.booleanNode(true);
                case "false" -> JSON.booleanNode(false);
                default -> throw new IllegalArgumentException("true or false");
            };
        }

        @Override
        public Optional<String> typeName() {
            return Optional.of("boolean");
        }
    }

    /** The calendar day in {@code zone}; a date only column has no zone and keeps its day. */
    record Date(ZoneId zone) implements Conversion {
        @Override
        public JsonNode convert(Object value) {
            try {
                return JSON.stringNode(Moments.day(value.toString(), zone).toString());
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("a date", e);
            }
        }

        @Override
        public Optional<String> typeName() {
            return Optional.of("date");
        }
    }

    /** ISO 8601 in UTC. */
    record DateTime() implements Conversion {
        @Override
        public JsonNode convert(Object value) {
            try {
                Instant instant = Moments.instant(value.toString());
                return JSON.stringNode(instant.toString());
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("a date and time", e);
            }
        }

        @Override
        public Optional<String> typeName() {
            return Optional.of("datetime");
        }
    }
}
