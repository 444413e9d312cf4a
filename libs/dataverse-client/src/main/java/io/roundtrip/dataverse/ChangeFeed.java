package io.roundtrip.dataverse;

import java.net.URI;

/** Reads a table's changes page by page. Source: "Use change tracking to synchronize data with external systems". */
final class ChangeFeed {

    private final Connection connection;

    ChangeFeed(Connection connection) {
        this.connection = connection;
    }

    /**
     * Both preferences go with every page, because a page size must not change between pages. Annotations are not asked
     * for: with them older servers left the delta link out.
     */
    ChangePage changesSince(ChangeQuery query) {
        String item = "changes of " + query.table();
        TableMetadata table = connection.tables().get(query.table());
        HttpCall call = HttpCall.get(Purpose.of(item, query.table()), address(item, table, query))
                .with("Prefer", "odata.track-changes,odata.maxpagesize=" + connection.pageSize());
        RowPage page =
                RowPage.parse(item, connection.requests().send(call).orThrow().body());
        return new ChangePage(
                new RowItems(item, table).changes(page),
                page.next().map(link -> checked(item, link)),
                page.delta().map(link -> checked(item, link)));
    }

    private URI address(String item, TableMetadata table, ChangeQuery query) {
        if (query instanceof ChangeQuery.Link link) {
            return connection.root().follow(item, link.link().value());
        }
        ChangeQuery.Initial initial = (ChangeQuery.Initial) query;
        return connection.root().resource(table.entitySet(), QueryOptions.select(table, initial.select()));
    }

    /** A link that leads elsewhere is refused when it arrives, before anybody keeps it. */
    private DeltaLink checked(String item, String link) {
        connection.root().follow(item, link);
        return new DeltaLink(link);
    }
}
