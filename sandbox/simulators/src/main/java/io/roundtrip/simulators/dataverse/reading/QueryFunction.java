package io.roundtrip.simulators.dataverse.reading;

import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.tables.ColumnType;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One of the platform's own functions (documentation page "Web API query function reference"), as a filter calls it. */
record QueryFunction(String fullName, FunctionArguments arguments, Circumstances circumstances) {
    static final String NAMESPACE = "Microsoft.Dynamics.CRM.";
    private static final String VALUE = "PropertyValue";
    private static final String VALUES = "PropertyValues";
    private static final Duration DAY = Duration.ofDays(1);

    Filter filter(PropertyPaths properties) {
        Property property = properties.named(arguments.text("PropertyName"));
        return new Filter.Condition(property, criterion(property));
    }

    private Criterion criterion(Property property) {
        String name = fullName.substring(NAMESPACE.length());
        return switch (name) {
            case "In" -> new Criterion.In(values(property));
            case "NotIn" -> new Criterion.In(values(property)).negated();
            case "Between" -> between(property);
            case "NotBetween" -> between(property).negated();
            case "ContainValues" -> chosen(property);
            case "DoesNotContainValues" -> chosen(property).negated();
            case "EqualUserId" -> new Criterion.Equal(circumstances.user());
            case "NotEqualUserId" -> new Criterion.Equal(circumstances.user()).negated();
            case "EqualBusinessId" -> new Criterion.Equal(circumstances.businessUnit());
            case "NotEqualBusinessId" -> new Criterion.Equal(circumstances.businessUnit()).negated();
            default -> new Criterion.During(span(name, property));
        };
    }

    private Set<Object> values(Property property) {
        Set<Object> values = new HashSet<>();
        arguments.list(VALUES).forEach(text -> values.add(Literals.parseListed(property.column(), text)));
        return values;
    }

    private Criterion chosen(Property property) {
        if (property.column().type() != ColumnType.CHOICES) {
            throw Refusal.badQuery("%s is for multi-select choices; '%s' is none."
                    .formatted(fullName, property.column().name()));
        }
        return new Criterion.Chosen(Set.copyOf(arguments.list(VALUES)));
    }

    private Criterion between(Property property) {
        List<String> ends = arguments.list(VALUES);
        if (ends.size() != 2) {
            throw Refusal.badQuery("%s takes two values, not %d.".formatted(fullName, ends.size()));
        }
        return new Criterion.Between(
                Literals.parseListed(property.column(), ends.get(0)),
                Literals.parseListed(property.column(), ends.get(1)));
    }

    private Span span(String name, Property property) {
        Span span = dates(name);
        ColumnType type = property.column().type();
        if (type != ColumnType.DATETIME && type != ColumnType.DATE) {
            throw Refusal.badQuery("%s is for dates; '%s' is none."
                    .formatted(fullName, property.column().name()));
        }
        return span;
    }

    private Span dates(String name) {
        RelativeDates relative = new RelativeDates(circumstances.now());
        if (RelativeDates.isCounted(name)) {
            return relative.counted(name, arguments.number(VALUE));
        }
        return switch (name) {
            case "On" -> new Span(day(), day().plus(DAY));
            case "OnOrAfter" -> Span.onOrAfter(day());
            case "OnOrBefore" -> Span.before(day().plus(DAY));
            default -> relative.named(name).orElseThrow(() -> Refusal.notSimulated(fullName));
        };
    }

    /** The first moment of the day that is given as a day or a time. */
    private Instant day() {
        String text = arguments.text(VALUE);
        try {
            return Literals.instant(text)
                    .atZone(ZoneOffset.UTC)
                    .truncatedTo(ChronoUnit.DAYS)
                    .toInstant();
        } catch (DateTimeException malformed) {
            throw Refusal.badQuery("'%s' is not a date.".formatted(text));
        }
    }
}
