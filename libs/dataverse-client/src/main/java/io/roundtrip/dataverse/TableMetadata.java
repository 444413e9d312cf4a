package io.roundtrip.dataverse;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table as the environment defines it; columns by logical name.
 *
 * @param schemaName the name as it was given, which the names of its privileges end with
 */
public record TableMetadata(
        String logicalName,
        String schemaName,
        String entitySet,
        String idColumn,
        Optional<String> nameColumn,
        boolean changeTracking,
        Traits traits,
        Map<String, ColumnMetadata> columns) {

    /**
     * What kind of table it is.
     *
     * @param type {@code Standard}, {@code Elastic} or {@code Virtual}
     * @param intersect whether it only holds a many-to-many relationship
     * @param trackable whether change tracking is on or can be turned on
     * @param optimisticConcurrency whether a write can be conditional on a row's version
     */
    public record Traits(String type, boolean intersect, boolean trackable, boolean optimisticConcurrency) {
        public static final Traits STANDARD = new Traits("Standard", false, true, true);
    }

    public TableMetadata {
        Names.requireTable(logicalName);
        Names.requireProperty(entitySet);
        Names.requireColumn(idColumn);
        columns = Map.copyOf(columns);
    }

    public Optional<ColumnMetadata> column(String name) {
        return Optional.ofNullable(columns.get(name));
    }

    /** Name under which a column is selected, filtered and read: {@code _name_value} for a lookup. */
    String property(String column) {
        @Nullable ColumnMetadata known = columns.get(column);
        return known != null && known.isLookup() ? Row.lookupProperty(column) : column;
    }
}
