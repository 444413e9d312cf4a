package io.roundtrip.simulators.dataverse.csdl;

import io.roundtrip.simulators.dataverse.csdl.CsdlModel.EntityType;
import io.roundtrip.simulators.dataverse.csdl.CsdlModel.Property;
import io.roundtrip.simulators.dataverse.tables.ColumnDefinition;
import io.roundtrip.simulators.dataverse.tables.ColumnType;
import io.roundtrip.simulators.dataverse.tables.LookupTarget;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The columns of a type and of those it is based on. CSDL tells neither lengths nor options: texts take 4,000 characters, which
 * is the most a column of single-line text can have, and choices are whole numbers that take every value. What is no primitive
 * value is left out.
 */
final class CsdlColumns {
    private static final int LONGEST_TEXT = 4_000;
    private static final Set<String> SYSTEM_WRITES =
            Set.of("versionnumber", "createdon", "modifiedon", "createdby", "modifiedby");

    /** An owner is a user or a team; here a user. */
    private static final String OWNER = "principal";

    private final Map<String, Property> properties = new LinkedHashMap<>();
    private final Map<String, ColumnDefinition> lookups = new LinkedHashMap<>();

    private CsdlColumns() {}

    static CsdlColumns of(CsdlModel model, EntityType type) {
        CsdlColumns columns = new CsdlColumns();
        model.lineage(type).forEach(ancestor -> columns.add(ancestor, ancestor != type));
        return columns;
    }

    /** The way back of an inherited navigation property leads to rows of the type it comes from. */
    private void add(EntityType type, boolean inherited) {
        type.properties().stream()
                .filter(property ->
                        isLookup(property.name()) || ofEdm(property.type()).isPresent())
                .forEach(property -> properties.putIfAbsent(logicalName(property.name()), property));
        type.navigations().forEach(navigation -> {
            String target = navigation.target().equals(OWNER) ? "systemuser" : navigation.target();
            lookups.merge(
                    logicalName(navigation.property()),
                    ColumnDefinition.of(logicalName(navigation.property()), ColumnType.LOOKUP)
                            .withTarget(
                                    new LookupTarget(navigation.name(), target, inherited ? "" : navigation.partner())),
                    (known, more) -> known.withTarget(more.lookups().get(0)));
        });
    }

    Set<String> names() {
        return properties.keySet();
    }

    /** All but the id. */
    List<ColumnDefinition> definitions(String id) {
        return properties.entrySet().stream()
                .filter(property -> !property.getKey().equals(id))
                .map(property -> definition(property.getKey(), property.getValue()))
                .toList();
    }

    private ColumnDefinition definition(String name, Property property) {
        ColumnDefinition column = isLookup(property.name())
                ? lookups.getOrDefault(name, ColumnDefinition.of(name, ColumnType.LOOKUP))
                : plain(name, property.type());
        return property.computed() || SYSTEM_WRITES.contains(name) ? column.withSystemWritesOnly() : column;
    }

    private ColumnDefinition plain(String name, String edmType) {
        ColumnType type = ofEdm(edmType).orElseThrow();
        return switch (type) {
            case STRING -> ColumnDefinition.string(name, LONGEST_TEXT);
            case DECIMAL -> ColumnDefinition.of(name, isMoney(name) ? ColumnType.MONEY : type);
            case INTEGER -> ColumnDefinition.of(name, state(name));
            default -> ColumnDefinition.of(name, type);
        };
    }

    /** Every amount of money has a twin in the organization's currency. */
    private boolean isMoney(String name) {
        String twin = name.endsWith("_base") ? name.substring(0, name.length() - "_base".length()) : name + "_base";
        return properties.containsKey(twin);
    }

    private static ColumnType state(String name) {
        return switch (name) {
            case "statecode" -> ColumnType.STATE;
            case "statuscode" -> ColumnType.STATUS;
            default -> ColumnType.INTEGER;
        };
    }

    private static Optional<ColumnType> ofEdm(String type) {
        return Optional.ofNullable(
                switch (type) {
                    case "Edm.String" -> ColumnType.STRING;
                    case "Edm.Int16", "Edm.Int32" -> ColumnType.INTEGER;
                    case "Edm.Int64" -> ColumnType.BIGINT;
                    case "Edm.Decimal" -> ColumnType.DECIMAL;
                    case "Edm.Double" -> ColumnType.DOUBLE;
                    case "Edm.Boolean" -> ColumnType.BOOLEAN;
                    case "Edm.DateTimeOffset" -> ColumnType.DATETIME;
                    case "Edm.Date" -> ColumnType.DATE;
                    case "Edm.Guid" -> ColumnType.UNIQUEIDENTIFIER;
                    case "Edm.Binary" -> ColumnType.IMAGE;
                    default -> null;
                });
    }

    private static boolean isLookup(String property) {
        return property.startsWith("_") && property.endsWith("_value");
    }

    static String logicalName(String property) {
        return isLookup(property) ? property.substring(1, property.length() - "_value".length()) : property;
    }
}
