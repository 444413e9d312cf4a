package io.roundtrip.simulators.dataverse.metadata;

import io.roundtrip.simulators.dataverse.metadata.Definition.Part;
import io.roundtrip.simulators.dataverse.tables.Store;
import io.roundtrip.simulators.dataverse.tables.Table;
import io.roundtrip.simulators.dataverse.tables.TableDefinition;
import io.roundtrip.simulators.dataverse.tables.TableSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tables as the Web API shows their definitions (documentation page "EntityMetadata EntityType"). */
final class TableJson {
    static final String TYPE = "EntityMetadata";
    private static final Definition.Type TABLE = new Definition.Type(TYPE, TYPE, Set.of(), "LogicalName");

    private final Store store;
    private final RelationshipJson relationships;

    TableJson(Store store) {
        this.store = store;
        this.relationships = new RelationshipJson(store);
    }

    List<Definition> all() {
        return store.tables().stream().map(this::definition).toList();
    }

    private Definition definition(Table table) {
        TableSchema schema = table.schema();
        String name = schema.logicalName();
        Map<String, @Nullable Object> properties = TableProperties.standard();
        properties.putAll(names(schema.definition()));
        properties.put("ChangeTrackingEnabled", schema.definition().tracked());
        properties.put("IsOptimisticConcurrencyEnabled", table.hasOptimisticConcurrency());
        properties.put("OwnershipType", schema.byName("ownerid").isPresent() ? "UserOwned" : "OrganizationOwned");
        Shapes.override(properties, schema.definition().described());
        return new Definition(
                TABLE,
                properties,
                Map.of(
                        "Attributes", Part.many(() -> ColumnJson.all(schema)),
                        "Keys", Part.many(() -> keys(schema.definition())),
                        "ManyToOneRelationships", Part.many(() -> relationships.from(name)),
                        "OneToManyRelationships", Part.many(() -> relationships.to(name)),
                        "ManyToManyRelationships", Part.many(List::of)));
    }

    private static Map<String, @Nullable Object> names(TableDefinition table) {
        Map<String, @Nullable Object> names = new LinkedHashMap<>();
        names.put("LogicalName", table.logicalName());
        names.put("SchemaName", table.schemaName());
        names.put("EntitySetName", table.entitySet());
        names.put("LogicalCollectionName", table.entitySet());
        names.put("CollectionSchemaName", table.entitySet());
        names.put("PrimaryIdAttribute", table.idColumn());
        names.put("PrimaryNameAttribute", table.nameColumn().isEmpty() ? null : table.nameColumn());
        names.put("IsCustomEntity", table.logicalName().contains("_"));
        names.put("DisplayName", Shapes.label(table.schemaName()));
        names.put("DisplayCollectionName", Shapes.label(table.schemaName()));
        names.put("Description", Shapes.label(""));
        names.put(Definition.ID, MetadataIds.table(table.logicalName()));
        return names;
    }

    private static List<Definition> keys(TableDefinition table) {
        return table.keys().stream().map(key -> KeyJson.definition(table, key)).toList();
    }
}
