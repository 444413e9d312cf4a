package io.roundtrip.dataverse;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All tables of an environment, as its {@code $metadata} tells them. What that document is silent about (lengths, what is
 * required or secured, labels, options) is in {@link TableMetadata}.
 *
 * @param tables by logical name; those without an entity set cannot be called and are left out
 */
public record EnvironmentModel(Map<String, Table> tables) {

    public EnvironmentModel {
        tables = Map.copyOf(tables);
    }

    public Optional<Table> table(String logicalName) {
        return Optional.ofNullable(tables.get(logicalName));
    }

    /**
     * One table.
     *
     * @param columns by logical name, a lookup's too
     * @param alternateKeys logical names of the columns of each key
     * @param changeTracking told only by environments that were asked with annotations
     */
    public record Table(
            String logicalName,
            String entitySet,
            String idColumn,
            Map<String, Column> columns,
            List<List<String>> alternateKeys,
            boolean changeTracking) {

        public Table {
            columns = Map.copyOf(columns);
            alternateKeys = alternateKeys.stream().map(List::copyOf).toList();
        }

        public Optional<Column> column(String name) {
            return Optional.ofNullable(columns.get(name));
        }
    }

    /**
     * One column.
     *
     * @param type as OData names it, without its namespace: {@code String}, {@code Int32}, {@code Decimal}, {@code Guid} ...
     * @param readOnly the platform computes it
     * @param navigation of a lookup: table it can point to, to the navigation property that binds it there
     */
    public record Column(String name, String type, boolean readOnly, Map<String, String> navigation) {

        public Column {
            navigation = Map.copyOf(navigation);
        }

        public boolean isLookup() {
            return !navigation.isEmpty();
        }
    }
}
