package io.roundtrip.simulators.dataverse.metadata;

import io.roundtrip.simulators.dataverse.tables.KeyDefinition;
import io.roundtrip.simulators.dataverse.tables.TableDefinition;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Alternate keys as the Web API shows their definitions (documentation page "EntityKeyMetadata EntityType"). */
final class KeyJson {
    private static final String TYPE = "EntityKeyMetadata";
    private static final Definition.Type KEY = new Definition.Type(TYPE, TYPE, Set.of(), "LogicalName");

    private KeyJson() {}

    static Definition definition(TableDefinition table, KeyDefinition key) {
        Map<String, @Nullable Object> properties = names(table, key);
        properties.put("EntityKeyIndexStatus", key.status().shown());
        properties.put("IsCustomizable", Shapes.managed("IsCustomizable", true));
        properties.put("IsManaged", false);
        properties.put("IsSynchronous", false);
        properties.put("IsExportKey", false);
        properties.put("IntroducedVersion", TableProperties.VERSION);
        properties.put("HasChanged", null);
        Shapes.override(properties, key.described());
        return new Definition(KEY, properties, Map.of());
    }

    private static Map<String, @Nullable Object> names(TableDefinition table, KeyDefinition key) {
        Map<String, @Nullable Object> names = new LinkedHashMap<>();
        names.put("LogicalName", key.logicalName());
        names.put("SchemaName", key.schemaName());
        names.put("DisplayName", Shapes.label(key.schemaName()));
        names.put("EntityLogicalName", table.logicalName());
        names.put("KeyAttributes", key.columns());
        names.put(Definition.ID, MetadataIds.key(table.logicalName(), key.logicalName()));
        return names;
    }
}
