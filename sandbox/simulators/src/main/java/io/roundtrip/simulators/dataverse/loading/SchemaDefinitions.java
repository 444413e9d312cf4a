package io.roundtrip.simulators.dataverse.loading;

import io.roundtrip.simulators.dataverse.loading.EntitySchema.Field;
import io.roundtrip.simulators.dataverse.tables.ColumnDefinition;
import io.roundtrip.simulators.dataverse.tables.ColumnType;
import io.roundtrip.simulators.dataverse.tables.TableDefinition;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tables made from {@code data_schema.xml}. What the file does not tell is chosen: the entity set is the plural that the
 * platform makes, texts have the greatest length there is, choices take every integer, navigation properties have the lookup's
 * logical name (followed by the table where there are several), and changes are tracked.
 */
final class SchemaDefinitions {
    private static final int LONGEST = 1_048_576;
    private static final Set<String> OF_THE_SYSTEM =
            Set.of("versionnumber", "createdon", "modifiedon", "createdby", "modifiedby");

    private SchemaDefinitions() {}

    static TableDefinition table(EntitySchema entity) {
        return TableDefinition.named(entity.name(), plural(entity.name()))
                .withIdColumn(entity.idColumn())
                .withNameColumn(entity.nameColumn())
                .withChangeTracking()
                .withColumns(entity.fields().stream()
                        .filter(field ->
                                !field.name().equals(entity.idColumn()) && !OF_THE_SYSTEM.contains(field.name()))
                        .flatMap(field -> column(field).stream())
                        .toArray(ColumnDefinition[]::new));
    }

    /** Holds the pairs of a many-to-many relationship (documentation page "Web API: relationships"). */
    static TableDefinition pairs(String name, Ends ends) {
        return TableDefinition.named(name, name + "set")
                .withNameColumn(name + "id")
                .withColumns(
                        ColumnDefinition.of(ends.source(), ColumnType.UNIQUEIDENTIFIER),
                        ColumnDefinition.of(ends.target(), ColumnType.UNIQUEIDENTIFIER));
    }

    /** The columns of a relationship's table; those of a reflexive one are told apart by {@code one} and {@code two}. */
    record Ends(String source, String target) {
        static Ends of(String source, String target) {
            return source.equals(target) ? new Ends(source + "one", target + "two") : new Ends(source, target);
        }
    }

    /** Empty for what is not simulated. */
    static Optional<ColumnDefinition> column(Field field) {
        return switch (field.type()) {
            case "string", "memo" -> Optional.of(ColumnDefinition.string(field.name(), LONGEST));
            case "entityreference", "owner", "customer" -> lookup(field);
            default -> type(field.type()).map(type -> ColumnDefinition.of(field.name(), type));
        };
    }

    private static Optional<ColumnType> type(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "number" -> ColumnType.INTEGER;
                    case "bigint" -> ColumnType.BIGINT;
                    case "decimal" -> ColumnType.DECIMAL;
                    case "float" -> ColumnType.DOUBLE;
                    case "money" -> ColumnType.MONEY;
                    case "bool" -> ColumnType.BOOLEAN;
                    case "datetime" -> ColumnType.DATETIME;
                    case "guid" -> ColumnType.UNIQUEIDENTIFIER;
                    case "optionsetvalue" -> ColumnType.CHOICE;
                    case "optionsetvaluecollection" -> ColumnType.CHOICES;
                    case "state" -> ColumnType.STATE;
                    case "status" -> ColumnType.STATUS;
                    default -> null;
                });
    }

    private static Optional<ColumnDefinition> lookup(Field field) {
        List<String> tables = field.tables().isEmpty() ? List.of("systemuser") : field.tables();
        ColumnDefinition lookup = ColumnDefinition.of(field.name(), ColumnType.LOOKUP);
        for (String table : tables) {
            lookup = lookup.withTarget(tables.size() == 1 ? field.name() : field.name() + "_" + table, table);
        }
        return Optional.of(lookup);
    }

    private static String plural(String name) {
        if (name.endsWith("y") && !name.matches(".*[aeiou]y")) {
            return name.substring(0, name.length() - 1) + "ies";
        }
        return name.matches(".*(s|x|z|ch|sh)") ? name + "es" : name + "s";
    }
}
