package io.roundtrip.simulators.dataverse.tables;

/** Column types as table definitions name them (documentation page "EntityDefinitions", property AttributeType). */
public enum ColumnType {
    STRING("String", "Edm.String"),
    MEMO("Memo", "Edm.String"),
    INTEGER("Integer", "Edm.Int32"),
    BIGINT("BigInt", "Edm.Int64"),
    DECIMAL("Decimal", "Edm.Decimal"),
    MONEY("Money", "Edm.Decimal"),
    DOUBLE("Double", "Edm.Double"),
    BOOLEAN("Boolean", "Edm.Boolean"),
    DATETIME("DateTime", "Edm.DateTimeOffset"),
    DATE("DateTime", "Edm.Date"),
    CHOICE("Picklist", "Edm.Int32"),
    /** A multi-select choice: the numbers in their order, with commas between (documentation page "Multi-select choice columns"). */
    CHOICES("MultiSelectPicklist", "Edm.String"),
    STATE("State", "Edm.Int32"),
    STATUS("Status", "Edm.Int32"),
    LOOKUP("Lookup", "Edm.Guid"),
    UNIQUEIDENTIFIER("Uniqueidentifier", "Edm.Guid"),
    FILE("File", "Edm.Guid"),
    IMAGE("Image", "Edm.Binary");

    private final String attributeType;
    private final String edmType;

    ColumnType(String attributeType, String edmType) {
        this.attributeType = attributeType;
        this.edmType = edmType;
    }

    public String attributeType() {
        return attributeType;
    }

    public String edmType() {
        return edmType;
    }

    public boolean isText() {
        return this == STRING || this == MEMO;
    }

    /** Neither read nor written here. */
    public boolean isBinary() {
        return this == FILE || this == IMAGE;
    }
}
