package io.roundtrip.simulators.dataverse.security;

import io.roundtrip.simulators.dataverse.tables.Table;

/** What can be done with rows; each table has a privilege for each (documentation page "Security roles and privileges"). */
public enum Right {
    CREATE("Create", 32),
    READ("Read", 1),
    WRITE("Write", 2),
    DELETE("Delete", 65_536),
    APPEND("Append", 4),
    APPEND_TO("AppendTo", 16),
    ASSIGN("Assign", 524_288),
    SHARE("Share", 262_144);

    private final String word;
    private final int accessRight;

    Right(String word, int accessRight) {
        this.word = word;
        this.accessRight = accessRight;
    }

    String privilege(Table table) {
        return "prv" + word + table.schema().definition().schemaName();
    }

    String access() {
        return word + "Access";
    }

    /** The value of {@code accessright} in the row of the privilege. */
    int accessRight() {
        return accessRight;
    }
}
