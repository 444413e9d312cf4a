package io.roundtrip.simulators.dataverse.tables;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One column of a simulated table.
 *
 * @param maxLength characters a text may have; 0 for other types
 * @param scale decimal places with which decimals and money are stored and read
 * @param required refused when missing at creation (as a system-required column is)
 * @param updatable false for columns that the system alone writes; values sent for them are ignored
 * @param secured read as empty and refused in writes without a permission (documentation page "Column-level security")
 * @param lookups where a lookup leads to, in order
 * @param options the values a choice may have, in the order in which they are shown; empty accepts every integer. Those of a
 *     yes/no column, 1 and 0, only give their labels
 * @param described what the definition says beyond that, by names of the Web API (labels, formats); shown, not acted on
 */
public record ColumnDefinition(
        String name,
        ColumnType type,
        int maxLength,
        int scale,
        boolean required,
        boolean updatable,
        boolean secured,
        List<LookupTarget> lookups,
        List<Option> options,
        Map<String, Object> described) {

    public ColumnDefinition {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A column needs a name");
        }
        if (type.isText() && maxLength < 1) {
            throw new IllegalArgumentException("Text column " + name + " needs a maximum length");
        }
        if (type != ColumnType.LOOKUP && !lookups.isEmpty()) {
            throw new IllegalArgumentException("Column " + name + " is no lookup, so it has no targets");
        }
        lookups = List.copyOf(lookups);
        options = List.copyOf(options);
        described = Map.copyOf(described);
    }

    public static ColumnDefinition string(String name, int maxLength) {
        return text(name, ColumnType.STRING, maxLength);
    }

    public static ColumnDefinition memo(String name, int maxLength) {
        return text(name, ColumnType.MEMO, maxLength);
    }

    private static ColumnDefinition text(String name, ColumnType type, int maxLength) {
        return new ColumnDefinition(name, type, maxLength, 0, false, true, false, List.of(), List.of(), Map.of());
    }

    /** A lookup to one table; {@link #withTarget} adds more (a customer lookup has two). */
    public static ColumnDefinition lookup(String name, String navigationProperty, String table) {
        return of(name, ColumnType.LOOKUP).withTarget(navigationProperty, table);
    }

    /** A choice with its options; one without accepts every integer. */
    public static ColumnDefinition choice(String name, Option... options) {
        return of(name, ColumnType.CHOICE).withOptions(options);
    }

    /** A column that is neither text nor lookup. Money keeps 4 decimal places and decimals 10, as Dataverse stores them. */
    public static ColumnDefinition of(String name, ColumnType type) {
        int scale = switch (type) {
            case MONEY -> 4;
            case DECIMAL -> 10;
            default -> 0;
        };
        List<Option> options =
                type == ColumnType.BOOLEAN ? List.of(Option.of(1, "Yes"), Option.of(0, "No")) : List.of();
        return new ColumnDefinition(name, type, 0, scale, false, true, false, List.of(), options, Map.of());
    }

    public ColumnDefinition withRequired() {
        return new ColumnDefinition(
                name, type, maxLength, scale, true, updatable, secured, lookups, options, described);
    }

    public ColumnDefinition withScale(int places) {
        return new ColumnDefinition(
                name, type, maxLength, places, required, updatable, secured, lookups, options, described);
    }

    public ColumnDefinition withSystemWritesOnly() {
        return new ColumnDefinition(
                name, type, maxLength, scale, required, false, secured, lookups, options, described);
    }

    public ColumnDefinition withSecured() {
        return new ColumnDefinition(
                name, type, maxLength, scale, required, updatable, true, lookups, options, described);
    }

    public ColumnDefinition withOptions(Option... choices) {
        return new ColumnDefinition(
                name, type, maxLength, scale, required, updatable, secured, lookups, List.of(choices), described);
    }

    /** With other properties that the engine does not act on. */
    public ColumnDefinition withDescription(Map<String, Object> properties) {
        return new ColumnDefinition(
                name, type, maxLength, scale, required, updatable, secured, lookups, options, properties);
    }

    /** With a relationship that is named after the lookup. */
    public ColumnDefinition withTarget(String navigationProperty, String table) {
        return withTarget(LookupTarget.of(navigationProperty, table));
    }

    public ColumnDefinition withTarget(LookupTarget target) {
        List<LookupTarget> more = new ArrayList<>(lookups);
        more.add(target);
        return new ColumnDefinition(
                name, type, maxLength, scale, required, updatable, secured, more, options, described);
    }

    /** Navigation property to table, for lookups. */
    public Map<String, String> targets() {
        Map<String, String> targets = new LinkedHashMap<>();
        lookups.forEach(lookup -> targets.put(lookup.navigationProperty(), lookup.table()));
        return targets;
    }

    /** What people see for a value of a choice (or for 1 and 0 of a yes/no column); empty if no option has it. */
    public Optional<String> label(int value) {
        return options.stream()
                .filter(option -> option.value() == value)
                .map(Option::label)
                .findFirst();
    }

    /** The name under which the column is read: lookups are {@code _name_value}. */
    public String propertyName() {
        return type == ColumnType.LOOKUP ? "_" + name + "_value" : name;
    }
}
