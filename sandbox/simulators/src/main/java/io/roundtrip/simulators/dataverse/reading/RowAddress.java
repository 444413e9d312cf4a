package io.roundtrip.simulators.dataverse.reading;

import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.tables.Column;
import io.roundtrip.simulators.dataverse.tables.Reference;
import io.roundtrip.simulators.dataverse.tables.Table;
import io.roundtrip.simulators.dataverse.tables.Transaction;
import io.roundtrip.simulators.dataverse.tables.Values;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An entity set and what stands in the parentheses after it: an id, or an alternate key such as {@code
 * accountnumber='A''1'} (documentation page "Use an alternate key to reference a record").
 */
public record RowAddress(String entitySet, String key) {
    private static final Pattern ADDRESS = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)\\((.*)\\)", Pattern.DOTALL);
    private static final String SPECIAL = "/<>*%&:\\?+";
    private static final Pattern KEY_PART =
            Pattern.compile("\\s*([A-Za-z_0-9]+)\\s*=\\s*('[^']*+(?:''[^']*+)*+'|[^,']+)\\s*(?:,|$)");

    public static Optional<RowAddress> parse(String segment) {
        Matcher matcher = ADDRESS.matcher(segment);
        return matcher.matches() ? Optional.of(new RowAddress(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    public boolean isById() {
        return key.indexOf('=') < 0;
    }

    /** The id, as given or found by the alternate key; empty if no row has the key. */
    public Optional<UUID> resolve(Table table) {
        return isById() ? Optional.of(id()) : table.findByKey(keyColumns(table), comparableKey(table));
    }

    /** As a transaction sees it, which has its own rows before their commit. */
    public Optional<UUID> resolve(Transaction transaction, Table table) {
        return isById() ? Optional.of(id()) : transaction.findByKey(table, keyColumns(table), comparableKey(table));
    }

    private UUID id() {
        try {
            return Values.id(key);
        } catch (IllegalArgumentException malformed) {
            throw Refusal.badQuery("Error in query syntax: '%s' is not a key of '%s'.".formatted(key, entitySet));
        }
    }

    /** The stored values of the alternate key's columns; none if the row is addressed by its id. */
    public Map<Column, Object> key(Table table) {
        Map<Column, Object> key = new LinkedHashMap<>();
        if (!isById()) {
            keyColumns(table).forEach(name -> {
                Column column = table.schema().byName(name).orElseThrow();
                key.put(column, Values.stored(table.schema(), column, reference(column, keyValue(column, table))));
            });
        }
        return key;
    }

    private static Object reference(Column column, Object value) {
        Collection<String> targets = column.definition().targets().values();
        if (targets.size() > 1) {
            throw Refusal.notSimulated("a key with the lookup " + column.name() + ", which has several targets");
        }
        return targets.isEmpty() ? value : new Reference(targets.iterator().next(), (UUID) value);
    }

    /** The documentation of alternate keys names the characters with which a row cannot be addressed by key in a URL. */
    public void refuseSpecialCharacters() {
        parts().stream()
                .filter(part -> part[1].startsWith("'"))
                .filter(part -> part[1].chars().anyMatch(character -> SPECIAL.indexOf(character) >= 0))
                .findFirst()
                .ifPresent(part -> {
                    throw Refusal.badQuery(
                            "A potentially dangerous Request.Path value was detected from the client (%s)."
                                    .formatted(part[1]));
                });
    }

    private List<String> keyColumns(Table table) {
        List<String> names = parts().stream().map(part -> plainName(part[0])).toList();
        return table.schema().definition().alternateKeys().stream()
                .filter(defined -> defined.size() == names.size() && names.containsAll(defined))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        400,
                        "0x80060890",
                        "The key in the request URI is not valid for resource 'Microsoft.Dynamics.CRM.%s'."
                                .formatted(table.schema().logicalName())));
    }

    private List<Object> comparableKey(Table table) {
        return keyColumns(table).stream()
                .map(name -> keyValue(table.schema().byName(name).orElseThrow(), table))
                .map(Values::comparable)
                .toList();
    }

    private Object keyValue(Column column, Table table) {
        String text = parts().stream()
                .filter(part -> plainName(part[0]).equals(column.name()))
                .map(part -> part[1])
                .findFirst()
                .orElseThrow();
        return Literals.parse(column, text);
    }

    private static String plainName(String name) {
        return name.startsWith("_") && name.endsWith("_value") ? name.substring(1, name.length() - 6) : name;
    }

    private List<String[]> parts() {
        List<String[]> parts = new ArrayList<>();
        Matcher matcher = KEY_PART.matcher(key);
        int end = 0;
        while (end < key.length() && matcher.find(end) && matcher.start() == end) {
            parts.add(new String[] {matcher.group(1), matcher.group(2)});
            end = matcher.end();
        }
        if (end != key.length()) {
            throw Refusal.badQuery("Error in query syntax: (%s).".formatted(key));
        }
        return parts;
    }
}
