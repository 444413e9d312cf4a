package io.roundtrip.schema.solution;

import io.roundtrip.schema.tables.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A view of a table's active rows.
 *
 * @param kind where the platform shows it
 * @param filter besides the state, if the view leaves rows out
 */
record View(TableDefinition table, String name, Kind kind, ViewColumns columns, Optional<Element> filter) {

    /** Query types of saved queries, as exports number them. */
    enum Kind {
        PUBLIC("0"),
        ADVANCED_FIND("1"),
        ASSOCIATED("2"),
        QUICK_FIND("4"),
        LOOKUP("64");

        private final String queryType;

        Kind(String queryType) {
            this.queryType = queryType;
        }

        String queryType() {
            return queryType;
        }
    }

    /** The views that every table has, the default one first, and those that single out some rows. */
    static List<View> of(TableDefinition table) {
        List<View> views = new ArrayList<>();
        String label = table.displayName();
        String plural = table.pluralDisplayName();
        views.add(view(table, "Active " + plural, Kind.PUBLIC));
        views.add(view(table, label + " Advanced Find View", Kind.ADVANCED_FIND));
        views.add(view(table, label + " Associated View", Kind.ASSOCIATED));
        views.add(view(table, "Quick Find Active " + plural, Kind.QUICK_FIND));
        views.add(view(table, label + " Lookup View", Kind.LOOKUP));
        SelectiveViews.of(table)
                .forEach((name, filter) ->
                        views.add(new View(table, name, Kind.PUBLIC, ViewColumns.of(table), Optional.of(filter))));
        return views;
    }

    private static View view(TableDefinition table, String name, Kind kind) {
        return new View(table, name, kind, ViewColumns.of(table), Optional.empty());
    }

    /** Stays the same when the table gets another label. */
    String id() {
        return Texts.id("view", table.name(), isDefault() ? kind.name() : name);
    }

    /** A table has one default view of each kind; those that leave rows out are further ones. */
    boolean isDefault() {
        return filter.isEmpty();
    }
}
