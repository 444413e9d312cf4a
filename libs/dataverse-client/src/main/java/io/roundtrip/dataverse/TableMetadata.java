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
        Map<String, ColumnMetadata> columns) {

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
