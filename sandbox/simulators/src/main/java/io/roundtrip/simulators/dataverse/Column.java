package io.roundtrip.simulators.dataverse;

/** A column with its place in the value array of a row. */
record Column(ColumnDefinition definition, int ordinal) {
    String name() {
        return definition.name();
    }

    String propertyName() {
        return definition.propertyName();
    }

    ColumnType type() {
        return definition.type();
    }
}
