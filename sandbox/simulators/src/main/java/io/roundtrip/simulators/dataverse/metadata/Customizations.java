package io.roundtrip.simulators.dataverse.metadata;

import io.roundtrip.simulators.dataverse.faults.Switches;
import io.roundtrip.simulators.dataverse.metadata.DefinitionAddress.Selector;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.tables.Column;
import io.roundtrip.simulators.dataverse.tables.Store;
import io.roundtrip.simulators.dataverse.tables.Table;
import io.roundtrip.simulators.dataverse.tables.TableDefinition;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * Changes of definitions. What is new or gone takes effect at once, what is changed when it is published (documentation page
 * "Publish customizations"). With each effect the table's delta tokens expire.
 */
final class Customizations {
    private final Store store;
    private final Switches switches;
    private final Map<String, List<UnaryOperator<TableDefinition>>> drafts = new ConcurrentHashMap<>();

    Customizations(Store store, Switches switches) {
        this.store = store;
        this.switches = switches;
    }

    Store store() {
        return store;
    }

    Table require(Selector selector) {
        return store.tables().stream()
                .filter(table -> selector.selects(name(table), MetadataIds.table(name(table))))
                .findFirst()
                .orElseThrow(() -> missing("entity", selector.toString()));
    }

    Table require(String logicalName) {
        return store.findTable(logicalName).orElseThrow(() -> missing("entity", logicalName));
    }

    Column require(Table table, Selector selector) {
        return table.schema().columns().stream()
                .filter(column -> selector.selects(column.name(), MetadataIds.column(name(table), column.name())))
                .findFirst()
                .orElseThrow(() -> missing("attribute", selector.toString()));
    }

    static Refusal missing(String what, String name) {
        return new Refusal(
                404,
                "0x80060888",
                "Could not find an %1$s with the specified %1$s name: '%2$s'.".formatted(what, name));
    }

    static String name(Table table) {
        return table.schema().logicalName();
    }

    void change(Table table, UnaryOperator<TableDefinition> change) {
        store.redefine(table, change);
        switches.changeMetadata(name(table));
    }

    /** The definition as it will be once all is published. */
    TableDefinition unpublished(Table table) {
        TableDefinition definition = table.schema().definition();
        for (UnaryOperator<TableDefinition> draft : drafts.getOrDefault(name(table), List.of())) {
            definition = draft.apply(definition);
        }
        return definition;
    }

    void draft(Table table, UnaryOperator<TableDefinition> change) {
        drafts.computeIfAbsent(name(table), name -> new CopyOnWriteArrayList<>())
                .add(change);
    }

    void publish(Table table) {
        List<UnaryOperator<TableDefinition>> changes = drafts.remove(name(table));
        if (changes != null) {
            changes.forEach(change -> change(table, change));
        }
    }

    void define(TableDefinition definition) {
        store.define(definition);
        switches.changeMetadata(definition.logicalName());
    }

    void drop(Table table) {
        drafts.remove(name(table));
        store.drop(table);
    }
}
