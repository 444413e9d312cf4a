package io.roundtrip.dataverse;

import java.util.List;

/** Where to read a table's changes from: its beginning, or a link of an earlier page. */
public sealed interface ChangeQuery {

    String table();

    /** Every row of the table, then a delta link on the last page. The primary key is always read. */
    static ChangeQuery initial(String table, List<String> select) {
        return new Initial(table, select);
    }

    /** The page behind a next or delta link; the link carries the columns. */
    static ChangeQuery link(String table, DeltaLink link) {
        return new Link(table, link);
    }

    record Initial(String table, List<String> select) implements ChangeQuery {
        public Initial {
            Names.requireTable(table);
            select = List.copyOf(select);
            select.forEach(Names::requireColumn);
        }
    }

    record Link(String table, DeltaLink link) implements ChangeQuery {
        public Link {
            Names.requireTable(table);
        }
    }
}
