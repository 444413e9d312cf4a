package io.roundtrip.simulators.dataverse.tables;

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
 * @param targets navigation property (case-sensitive) to table, for lookups
 * @param options the values a choice may have, in the order in which they are shown; empty accepts every integer. Those of a
 *     yes/no column, 1 and 0, only give their labels
 */
public record ColumnDefinition(
        String name,
        ColumnType type,
        int maxLength,
        int scale,
        boolean required,
        boolean updatable,
        Map<String, String> targets,
        List<Option> options) {

    public ColumnDefinition {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A column needs a name");
        }
        if (type.isText() && maxLength < 1) {
            throw new IllegalArgumentException("Text column " + name + " needs a maximum length");
        }
        if (type != ColumnType.LOOKUP && !targets.isEmpty()) {
            throw new IllegalArgumentException("Column " + name + " is no lookup, so it has no targets");
        }
        targets = Map.copyOf(targets);
        options = List.copyOf(options);
    }

    public static ColumnDefinition string(String name, int maxLength) {
        return new ColumnDefinition(name, ColumnType.STRING, maxLength, 0, false, true, Map.of(), List.of());
    }

    public static ColumnDefinition memo(String name, int maxLength) {
        return new ColumnDefinition(name, ColumnType.MEMO, maxLength, 0, false, true, Map.of(), List.of());
    }

    /** A lookup to one table; {@link #withTarget} adds more (a customer lookup has two). */
    public static ColumnDefinition lookup(String name, String navigationProperty, String table) {
        return new ColumnDefinition(
                name, ColumnType.LOOKUP, 0, 0, false, true, Map.of(navigationProperty, table), List.of());
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
        return new ColumnDefinition(name, type, 0, scale, false, true, Map.of(), options);
    }

    /** A choice with its options; one without accepts every integer. */
    public static ColumnDefinition choice(String name, Option... options) {
        return of(name, ColumnType.CHOICE).withOptions(options);
    }

    public ColumnDefinition withRequired() {
        return new ColumnDefinition(name, type, maxLength, scale, true, updatable, targets, options);
    }

    public ColumnDefinition withScale(int places) {
        return new ColumnDefinition(name, type, maxLength, places, required, updatable, targets, options);
    }

    public ColumnDefinition withSystemWritesOnly() {
        return new ColumnDefinition(name, type, maxLength, scale, required, false, targets, options);
    }

    public ColumnDefinition withTarget(String navigationProperty, String table) {
        Map<String, String> more = new LinkedHashMap<>(targets);
        more.put(navigationProperty, table);
        return new ColumnDefinition(name, type, maxLength, scale, required, updatable, more, options);
    }

    public ColumnDefinition withOptions(Option... choices) {
        return new ColumnDefinition(name, type, maxLength, scale, required, updatable, targets, List.of(choices));
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
