package io.roundtrip.simulators.dataverse.tables;

/** A column with its place in the value array of a row. */
public record Column(ColumnDefinition definition, int ordinal) {
    public String name() {
        return definition.name();
    }

    public String propertyName() {
        return definition.propertyName();
    }

    public ColumnType type() {
        return definition.type();
    }
}
