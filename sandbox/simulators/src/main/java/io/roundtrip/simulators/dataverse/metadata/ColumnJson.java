package io.roundtrip.simulators.dataverse.metadata;

import io.roundtrip.simulators.dataverse.metadata.Definition.Part;
import io.roundtrip.simulators.dataverse.tables.Column;
import io.roundtrip.simulators.dataverse.tables.ColumnDefinition;
import io.roundtrip.simulators.dataverse.tables.TableSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Columns as the Web API shows their definitions (documentation page "AttributeMetadata EntityType"). */
final class ColumnJson {
    private static final String BASE = "AttributeMetadata";
    private static final String NOTHING =
            "AttributeOf DeprecatedVersion LinkedAttributeId ExternalName InheritsFrom " + "HasChanged";
    private static final String NO = "CanBeSecuredForRead CanBeSecuredForCreate CanBeSecuredForUpdate IsFilterable "
            + "IsManaged IsRequiredForForm IsLogical IsDataSourceSecret";
    private static final String YES = "IsValidODataAttribute IsRetrievable IsSearchable IsValidForForm IsValidForGrid";
    private static final String MANAGED_YES =
            "IsCustomizable IsRenameable IsValidForAdvancedFind CanModifyAdditionalSettings IsSortableEnabled";
    private static final String MANAGED_NO = "IsAuditEnabled IsGlobalFilterEnabled";
    private static final Set<String> SHARED = Stream.concat(
                    Stream.of(NOTHING, NO, YES, MANAGED_YES, MANAGED_NO).flatMap(TableProperties::words),
                    Stream.of(
                            "AttributeType",
                            "AttributeTypeName",
                            "ColumnNumber",
                            "Description",
                            "DisplayName",
                            "IntroducedVersion",
                            "EntityLogicalName",
                            "IsCustomAttribute",
                            "IsPrimaryId",
                            "IsPrimaryName",
                            "IsValidForCreate",
                            "IsValidForRead",
                            "IsValidForUpdate",
                            "IsSecured",
                            "LogicalName",
                            "RequiredLevel",
                            "SchemaName",
                            "CreatedOn",
                            "ModifiedOn",
                            "SourceType",
                            "AutoNumberFormat",
                            "Settings",
                            Definition.ID))
            .collect(Collectors.toUnmodifiableSet());

    private ColumnJson() {}

    static List<Definition> all(TableSchema schema) {
        return schema.columns().stream()
                .map(column -> definition(schema, column))
                .toList();
    }

    static Definition definition(TableSchema schema, Column column) {
        ColumnKind kind = ColumnKind.of(column.definition());
        Map<String, @Nullable Object> properties = standard();
        properties.putAll(named(schema, column, kind));
        properties.putAll(rights(schema, column));
        properties.putAll(ColumnDetails.of(column.definition()));
        Shapes.override(properties, column.definition().described());
        return new Definition(
                new Definition.Type(kind.metadataType(), BASE, SHARED, "LogicalName"),
                properties,
                choices(schema, column));
    }

    private static Map<String, @Nullable Object> standard() {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        TableProperties.words(NOTHING).forEach(name -> properties.put(name, null));
        TableProperties.words(NO).forEach(name -> properties.put(name, false));
        TableProperties.words(YES).forEach(name -> properties.put(name, true));
        TableProperties.words(MANAGED_YES).forEach(name -> properties.put(name, Shapes.managed(name, true)));
        TableProperties.words(MANAGED_NO).forEach(name -> properties.put(name, Shapes.managed(name, false)));
        properties.put("IntroducedVersion", TableProperties.VERSION);
        properties.put("CreatedOn", TableProperties.CREATED);
        properties.put("ModifiedOn", TableProperties.CREATED);
        properties.put("SourceType", 0);
        properties.put("AutoNumberFormat", "");
        properties.put("Settings", List.of());
        return properties;
    }

    private static Map<String, @Nullable Object> named(TableSchema schema, Column column, ColumnKind kind) {
        Map<String, @Nullable Object> names = new LinkedHashMap<>();
        names.put("LogicalName", column.name());
        names.put("SchemaName", column.name());
        names.put("EntityLogicalName", schema.logicalName());
        names.put("AttributeType", kind.code());
        names.put("AttributeTypeName", Shapes.named(kind.typeName()));
        names.put("ColumnNumber", column.ordinal() + 1);
        names.put("DisplayName", Shapes.label(column.name()));
        names.put("Description", Shapes.label(""));
        names.put("IsCustomAttribute", column.name().contains("_"));
        names.put("IsPrimaryId", column.ordinal() == TableSchema.ID);
        names.put("IsPrimaryName", column.name().equals(schema.definition().nameColumn()));
        names.put(Definition.ID, MetadataIds.column(schema.logicalName(), column.name()));
        return names;
    }

    private static Map<String, @Nullable Object> rights(TableSchema schema, Column column) {
        ColumnDefinition definition = column.definition();
        boolean isId = column.ordinal() == TableSchema.ID;
        Map<String, @Nullable Object> rights = new LinkedHashMap<>();
        Map<String, @Nullable Object> level = Shapes.managed(
                "CanModifyRequirementLevelSettings", isId || definition.required() ? "SystemRequired" : "None");
        level.put("CanBeChanged", !isId);
        rights.put("RequiredLevel", level);
        rights.put("IsValidForRead", true);
        rights.put("IsValidForCreate", definition.updatable());
        rights.put("IsValidForUpdate", definition.updatable() && !isId);
        rights.put("IsSecured", definition.secured());
        return rights;
    }

    /** A choice of its own is shown under both names (documentation page "Reference Dataverse schema definitions by name or MetadataId"). */
    private static Map<String, Part> choices(TableSchema schema, Column column) {
        if (!OptionSets.has(column.type())) {
            return Map.of();
        }
        Part options = Part.one(() -> OptionSets.of(schema.logicalName(), column.definition()));
        return Map.of("OptionSet", options, "GlobalOptionSet", options);
    }
}
