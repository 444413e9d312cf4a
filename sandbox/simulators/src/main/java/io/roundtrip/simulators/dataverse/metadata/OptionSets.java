package io.roundtrip.simulators.dataverse.metadata;

import io.roundtrip.simulators.dataverse.tables.ColumnDefinition;
import io.roundtrip.simulators.dataverse.tables.ColumnType;
import io.roundtrip.simulators.dataverse.tables.Option;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The options of choices, states and yes/no columns (documentation pages "OptionSetMetadata", "BooleanOptionSetMetadata"). */
final class OptionSets {
    /** In what a column's definition says of itself: the name of the global choice that its options are. */
    static final String GLOBAL = "GlobalOptionSet";

    private static final Map<ColumnType, String> TYPES = Map.of(
            ColumnType.CHOICE, "Picklist",
            ColumnType.CHOICES, "Picklist",
            ColumnType.STATE, "State",
            ColumnType.STATUS, "Status",
            ColumnType.BOOLEAN, "Boolean");
    private static final Set<String> SHARED = Set.of(
            "Description",
            "DisplayName",
            "IsCustomOptionSet",
            "IsGlobal",
            "IsManaged",
            "IsCustomizable",
            "Name",
            "ExternalTypeName",
            "OptionSetType",
            "IntroducedVersion",
            Definition.ID,
            "HasChanged");

    private OptionSets() {}

    static boolean has(ColumnType type) {
        return TYPES.containsKey(type);
    }

    static Definition of(String table, ColumnDefinition column) {
        boolean isGlobal = column.described().get(GLOBAL) instanceof String;
        String name = isGlobal ? String.valueOf(column.described().get(GLOBAL)) : table + "_" + column.name();
        String type = column.type() == ColumnType.BOOLEAN ? "BooleanOptionSetMetadata" : "OptionSetMetadata";
        Map<String, @Nullable Object> properties = standard();
        properties.put("Name", name);
        properties.put("DisplayName", Shapes.label(isGlobal ? name : column.name()));
        properties.put("OptionSetType", TYPES.get(column.type()));
        properties.put("IsGlobal", isGlobal);
        properties.put("IsCustomOptionSet", name.contains("_"));
        properties.put(Definition.ID, MetadataIds.column("optionset", name));
        properties.putAll(options(column));
        // a set that is no global one is declared with the very type it has
        Definition.Type shown = new Definition.Type(type, isGlobal ? "OptionSetMetadataBase" : type, SHARED, "Name");
        return new Definition(shown, properties, Map.of());
    }

    private static Map<String, @Nullable Object> standard() {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        properties.put("Description", Shapes.label(""));
        properties.put("IsManaged", false);
        properties.put("IsCustomizable", Shapes.managed("IsCustomizable", true));
        properties.put("ExternalTypeName", null);
        properties.put("IntroducedVersion", TableProperties.VERSION);
        properties.put("HasChanged", null);
        return properties;
    }

    private static Map<String, @Nullable Object> options(ColumnDefinition column) {
        List<Option> all = column.options();
        Map<String, @Nullable Object> options = new LinkedHashMap<>();
        if (column.type() == ColumnType.BOOLEAN) {
            all.forEach(option -> options.put(option.value() == 1 ? "TrueOption" : "FalseOption", option(option)));
        } else {
            options.put("ParentOptionSetName", null);
            options.put(
                    "Options",
                    IntStream.range(0, all.size())
                            .mapToObj(index -> option(column.type(), all.get(index), index))
                            .toList());
        }
        return options;
    }

    private static Map<String, @Nullable Object> option(ColumnType type, Option option, int index) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        if (type == ColumnType.STATE) {
            shown.put("@odata.type", "#" + Definition.NAMESPACE + "StateOptionMetadata");
            shown.put("DefaultStatus", index + 1);
            shown.put("InvariantName", option.label());
        }
        if (type == ColumnType.STATUS) {
            shown.put("@odata.type", "#" + Definition.NAMESPACE + "StatusOptionMetadata");
            shown.put("State", Math.min(index, 1));
            shown.put("TransitionData", null);
        }
        shown.putAll(option(option));
        return shown;
    }

    private static Map<String, @Nullable Object> option(Option option) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("Value", option.value());
        shown.put("Color", option.colour().orElse(null));
        shown.put("IsManaged", false);
        shown.put("ExternalValue", "");
        shown.put("ParentValues", List.of());
        shown.put("Tag", null);
        shown.put("IsHidden", false);
        shown.put("MetadataId", null);
        shown.put("HasChanged", null);
        shown.put("Label", Shapes.label(option.label()));
        shown.put("Description", Shapes.label(""));
        return shown;
    }
}
