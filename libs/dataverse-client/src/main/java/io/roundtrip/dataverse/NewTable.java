package io.roundtrip.dataverse;

import java.util.List;

/**
 * A standard, organization-owned table to be created, without notes, activities, audit or change tracking.
 *
 * @param primaryName the text column that names a row
 */
public record NewTable(String name, String label, String pluralLabel, NewColumn primaryName, List<NewColumn> columns) {

    public NewTable {
        Names.requireTable(name);
        columns = List.copyOf(columns);
    }
}
