package io.roundtrip.dataverse;

import java.net.URI;

/** Reads a table's changes page by page. Source: "Use change tracking to synchronize data with external systems". */
final class ChangeFeed {

    private final Connection connection;
    private final PageSize pageSize;

    ChangeFeed(Connection connection) {
        this.connection = connection;
        this.pageSize = new PageSize(connection.pageSize());
    }

    /**
     * Both preferences go with every page. Annotations are not asked for: with them older servers left the delta link out.
     */
    ChangePage changesSince(ChangeQuery query) {
        String item = "changes of " + query.table();
        TableMetadata table = connection.tables().get(query.table());
        HttpCall call = HttpCall.page(Purpose.of(item, query.table()), address(item, table, query));
        RowPage page = page(call);
        return new ChangePage(
                new RowItems(item, table).changes(page),
                page.next().map(link -> checked(item, link)),
                page.delta().map(link -> checked(item, link)));
    }

    /** A page that is too much for the server is asked for again with fewer rows. */
    private RowPage page(HttpCall call) {
        while (true) {
            int rows = pageSize.rows();
            try {
                String preferences = "odata.track-changes,odata.maxpagesize=" + rows;
                return connection
                        .requests()
                        .send(call.with("Prefer", preferences))
                        .page();
            } catch (DataverseException e) {
                if (!e.tooMuchAtOnce() || !pageSize.halve(rows)) {
                    throw e;
                }
            }
        }
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
