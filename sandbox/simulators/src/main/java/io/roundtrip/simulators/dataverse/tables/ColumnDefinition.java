package io.roundtrip.simulators.dataverse.tables;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One column of a simulated table.
 *
 * @param maxLength characters a text may have; 0 for other types
 * @param scale decimal places with which decimals and money are stored and read
 * @param required refused when missing at creation (as a system-required column is)
 * @param updatable false for columns that the system alone writes; values sent for them are ignored
 * @param targets navigation property (case-sensitive) to table, for lookups
 * @param secured read as empty and refused in writes without a permission (documentation page "Column-level security")
 */
public record ColumnDefinition(
        String name,
        ColumnType type,
        int maxLength,
        int scale,
        boolean required,
        boolean updatable,
        Map<String, String> targets,
        boolean secured) {

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
    }

    public static ColumnDefinition string(String name, int maxLength) {
        return new ColumnDefinition(name, ColumnType.STRING, maxLength, 0, false, true, Map.of(), false);
    }

    public static ColumnDefinition memo(String name, int maxLength) {
        return new ColumnDefinition(name, ColumnType.MEMO, maxLength, 0, false, true, Map.of(), false);
    }

    /** A lookup to one table; {@link #withTarget} adds more (a customer lookup has two). */
    public static ColumnDefinition lookup(String name, String navigationProperty, String table) {
        return new ColumnDefinition(
                name, ColumnType.LOOKUP, 0, 0, false, true, Map.of(navigationProperty, table), false);
    }

    /** A column that is neither text nor lookup. Money keeps 4 decimal places and decimals 10, as Dataverse stores them. */
    public static ColumnDefinition of(String name, ColumnType type) {
        int scale = switch (type) {
            case MONEY -> 4;
            case DECIMAL -> 10;
            default -> 0;
        };
        return new ColumnDefinition(name, type, 0, scale, false, true, Map.of(), false);
    }

    public ColumnDefinition withRequired() {
        return new ColumnDefinition(name, type, maxLength, scale, true, updatable, targets, secured);
    }

    public ColumnDefinition withScale(int places) {
        return new ColumnDefinition(name, type, maxLength, places, required, updatable, targets, secured);
    }

    public ColumnDefinition withSystemWritesOnly() {
        return new ColumnDefinition(name, type, maxLength, scale, required, false, targets, secured);
    }

    public ColumnDefinition withSecured() {
        return new ColumnDefinition(name, type, maxLength, scale, required, updatable, targets, true);
    }

    public ColumnDefinition withTarget(String navigationProperty, String table) {
        Map<String, String> more = new LinkedHashMap<>(targets);
        more.put(navigationProperty, table);
        return new ColumnDefinition(name, type, maxLength, scale, required, updatable, more, secured);
    }

    /** The name under which the column is read: lookups are {@code _name_value}. */
    public String propertyName() {
        return type == ColumnType.LOOKUP ? "_" + name + "_value" : name;
    }
}
