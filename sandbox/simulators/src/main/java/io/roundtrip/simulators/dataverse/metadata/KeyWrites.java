package io.roundtrip.simulators.dataverse.metadata;

import io.roundtrip.simulators.dataverse.metadata.DefinitionAddress.Selector;
import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.reading.Links;
import io.roundtrip.simulators.dataverse.tables.Column;
import io.roundtrip.simulators.dataverse.tables.ColumnType;
import io.roundtrip.simulators.dataverse.tables.KeyDefinition;
import io.roundtrip.simulators.dataverse.tables.Table;
import java.util.List;
import java.util.Set;

/** Makes, deletes and reactivates alternate keys (documentation page "Work with alternate keys", with its limits). */
final class KeyWrites {
    private static final int MOST_KEYS = 10;
    private static final int MOST_COLUMNS = 16;
    private static final int MOST_BYTES = 900;
    private static final Set<ColumnType> TYPES = Set.of(
            ColumnType.DECIMAL,
            ColumnType.INTEGER,
            ColumnType.STRING,
            ColumnType.DATETIME,
            ColumnType.DATE,
            ColumnType.LOOKUP,
            ColumnType.CHOICE);
    private static final Set<String> KNOWN = Set.of("SchemaName", "KeyAttributes", "EntityKeyIndexStatus", "AsyncJob");

    private final Customizations customizations;
    private final KeyActivation activation;
    private final Links links;

    KeyWrites(Customizations customizations, KeyActivation activation, Links links) {
        this.customizations = customizations;
        this.activation = activation;
        this.links = links;
    }

    Answer create(Table table, DefinitionBody body, String path) {
        SchemaName name = SchemaName.of(body);
        List<String> columns = columns(body);
        refuseTaken(table, name, columns);
        refuseUnfit(table, columns);
        KeyDefinition key = new KeyDefinition(name.text(), columns, KeyDefinition.Status.PENDING, body.but(KNOWN));
        customizations.change(table, now -> now.withKey(key));
        activation.begin(table, key);
        String id = "(" + MetadataIds.key(Customizations.name(table), key.logicalName()) + ")";
        return Answer.empty(204).with("OData-EntityId", links.at(path + id));
    }

    private static List<String> columns(DefinitionBody body) {
        return body.json().get("KeyAttributes") instanceof List<?> names && !names.isEmpty()
                ? names.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static void refuseTaken(Table table, SchemaName name, List<String> columns) {
        List<KeyDefinition> keys = table.schema().definition().keys();
        if (keys.stream().anyMatch(key -> key.logicalName().equals(name.logical()))) {
            throw new Refusal(
                    400,
                    "0x80060893",
                    "An entity key with the name %s already exists on entity %s."
                            .formatted(name.text(), Customizations.name(table)));
        }
        if (keys.stream().anyMatch(key -> Set.copyOf(key.columns()).equals(Set.copyOf(columns)))) {
            throw new Refusal(
                    400, "0x80060894", "An entity key with the selected attributes already exists on entity.");
        }
    }

    private static void refuseUnfit(Table table, List<String> columns) {
        if (columns.isEmpty() || columns.size() > MOST_COLUMNS) {
            throw unfit("a key has 1 to %d attributes".formatted(MOST_COLUMNS));
        }
        if (table.schema().definition().keys().size() >= MOST_KEYS) {
            throw unfit("entity %s has %d keys already".formatted(Customizations.name(table), MOST_KEYS));
        }
        int bytes = columns.stream()
                .map(name -> table.schema().byName(name).orElseThrow(() -> unfit("there is no attribute " + name)))
                .mapToInt(KeyWrites::bytes)
                .sum();
        if (bytes > MOST_BYTES) {
            throw unfit("its attributes take %d bytes, more than the %d of an index".formatted(bytes, MOST_BYTES));
        }
    }

    /** At most; two for each character. */
    private static int bytes(Column column) {
        if (!TYPES.contains(column.type()) || column.definition().secured()) {
            throw unfit("attribute %s is secured or of a type that a key can't have".formatted(column.name()));
        }
        return column.type() == ColumnType.STRING ? 2 * column.definition().maxLength() : 16;
    }

    private static Refusal unfit(String reason) {
        return new Refusal(400, "0x8006088f", "Invalid EntityKey Operation performed : " + reason);
    }

    Answer delete(Table table, Selector selector) {
        KeyDefinition key = require(table, selector);
        customizations.change(table, now -> now.withoutKey(key.logicalName()));
        return Answer.empty(204);
    }

    private static KeyDefinition require(Table table, Selector selector) {
        String name = Customizations.name(table);
        return table.schema().definition().keys().stream()
                .filter(key -> selector.selects(key.logicalName(), MetadataIds.key(name, key.logicalName())))
                .findFirst()
                .orElseThrow(() -> Customizations.missing("entitykey", selector.toString()));
    }

    /** The action ReactivateEntityKey. */
    Answer reactivate(DefinitionBody body) {
        Table table = customizations.require(body.require("EntityLogicalName"));
        KeyDefinition key = require(table, new Selector(body.require("EntityKeyLogicalName"), null));
        if (key.status() != KeyDefinition.Status.FAILED) {
            throw new Refusal(400, "0x80060897", "Reactivate entity key is only supported for failed job");
        }
        customizations.store().redefine(table, now -> now.withKey(key.in(KeyDefinition.Status.PENDING)));
        activation.begin(table, key);
        return Answer.empty(204);
    }
}
