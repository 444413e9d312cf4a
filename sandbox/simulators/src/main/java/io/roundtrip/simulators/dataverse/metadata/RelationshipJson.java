package io.roundtrip.simulators.dataverse.metadata;

import io.roundtrip.simulators.dataverse.tables.Column;
import io.roundtrip.simulators.dataverse.tables.LookupTarget;
import io.roundtrip.simulators.dataverse.tables.Store;
import io.roundtrip.simulators.dataverse.tables.Table;
import io.roundtrip.simulators.dataverse.tables.TableSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lookups as relationships (documentation page "OneToManyRelationshipMetadata EntityType"); those with several targets as several. */
final class RelationshipJson {
    private static final String NAME = "OneToManyRelationshipMetadata";
    private static final Set<String> SHARED = Set.of(
            "IsCustomRelationship",
            "IsCustomizable",
            "IsValidForAdvancedFind",
            "SchemaName",
            "SecurityTypes",
            "IsManaged",
            "RelationshipType",
            "IntroducedVersion",
            Definition.ID,
            "HasChanged");
    /** As a set of relationships of any kind shows it, and as a table's own relationships do. */
    private static final Definition.Type ANY =
            new Definition.Type(NAME, "RelationshipMetadataBase", SHARED, "SchemaName");

    private static final Definition.Type OWN = new Definition.Type(NAME, NAME, SHARED, "SchemaName");

    private final Store store;

    RelationshipJson(Store store) {
        this.store = store;
    }

    List<Definition> all() {
        return stream(ANY).toList();
    }

    /** The table's lookups. */
    List<Definition> from(String table) {
        return stream(OWN)
                .filter(item -> table.equals(item.property("ReferencingEntity")))
                .toList();
    }

    /** Lookups to the table. */
    List<Definition> to(String table) {
        return stream(OWN)
                .filter(item -> table.equals(item.property("ReferencedEntity")))
                .toList();
    }

    private Stream<Definition> stream(Definition.Type type) {
        return store.tables().stream()
                .map(Table::schema)
                .flatMap(schema -> schema.columns().stream()
                        .flatMap(column -> column.definition().lookups().stream()
                                .map(target -> definition(type, schema, column, target))));
    }

    private Definition definition(Definition.Type type, TableSchema schema, Column column, LookupTarget target) {
        String name = target.relationshipOf(schema.logicalName());
        Map<String, @Nullable Object> properties = standard();
        properties.put("SchemaName", name);
        properties.put("ReferencedEntity", target.table());
        properties.put("ReferencedAttribute", idOf(target.table()));
        properties.put("ReferencingEntity", schema.logicalName());
        properties.put("ReferencingAttribute", column.name());
        properties.put("ReferencedEntityNavigationPropertyName", name);
        properties.put("ReferencingEntityNavigationPropertyName", target.navigationProperty());
        properties.put("IsCustomRelationship", column.name().contains("_"));
        properties.put(Definition.ID, MetadataIds.relationship(name));
        return new Definition(
                type, properties, Map.of("Lookup", Definition.Part.one(() -> ColumnJson.definition(schema, column))));
    }

    private static Map<String, @Nullable Object> standard() {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        properties.put("IsHierarchical", false);
        properties.put("EntityKey", null);
        properties.put("RelationshipAttributes", List.of());
        properties.put("RelationshipBehavior", 1);
        properties.put("CascadeConfiguration", cascades());
        properties.put("IsCustomizable", Shapes.managed("IsCustomizable", true));
        properties.put("IsValidForAdvancedFind", true);
        properties.put("SecurityTypes", "None");
        properties.put("IsManaged", false);
        properties.put("RelationshipType", "OneToManyRelationship");
        properties.put("IntroducedVersion", TableProperties.VERSION);
        properties.put("HasChanged", null);
        return properties;
    }

    private String idOf(String table) {
        return store.findTable(table)
                .map(found -> found.schema().definition().idColumn())
                .orElse(table + "id");
    }

    private static Map<String, Object> cascades() {
        Map<String, Object> cascades = new LinkedHashMap<>();
        TableProperties.words("Assign Merge Reparent Share Unshare RollupView")
                .forEach(name -> cascades.put(name, "NoCascade"));
        cascades.put("Delete", "RemoveLink");
        return cascades;
    }
}
