package io.roundtrip.simulators.dataverse.loading;

import java.util.List;

/** A table as {@code data_schema.xml} describes it. */
record EntitySchema(
        String name, String idColumn, String nameColumn, List<Field> fields, List<Relationship> relationships) {

    /**
     * A column.
     *
     * @param type in the words of the file, for instance {@code optionsetvalue}
     * @param tables to which a lookup may lead; empty where the file does not tell
     */
    record Field(String name, String type, List<String> tables) {}

    boolean describes(String column) {
        return fields.stream().anyMatch(field -> field.name().equals(column));
    }

    /** A many-to-many relationship with the name of the table that holds its pairs. */
    record Relationship(String name, String table) {}
}
