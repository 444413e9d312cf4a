package io.roundtrip.dataverse;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads rows by id and by query. Source: Web API, "Query data using the Web API". */
final class RowReads {

    private static final String ANNOTATIONS = "odata.include-annotations=\"Microsoft.Dynamics.CRM.lookuplogicalname\"";
    /** Characters of one id in an In query: itself, quotes and comma. */
    private static final int ID_LENGTH = 39;

    private final Connection connection;

    RowReads(Connection connection) {
        this.connection = connection;
    }

    Optional<Row> find(String tableName, UUID id, List<String> select) {
        TableMetadata table = connection.tables().get(tableName);
        String item = "GET " + tableName + "(" + id + ")";
        URI uri = connection.root().resource(ServiceRoot.rowPath(table, id), QueryOptions.select(table, select));
        HttpAnswer answer = connection
                .requests()
                .send(HttpCall.get(Purpose.of(item, tableName), uri).with("Prefer", ANNOTATIONS));
        if (answer.status() == 404 && answer.failure().rowMissing()) {
            return Optional.empty();
        }
        return Optional.of(new RowItems(item, table)
                .row(RowPage.parseRow(item, answer.orThrow().body())));
    }

    List<Row> findAll(String tableName, Collection<UUID> ids, List<String> select) {
        TableMetadata table = connection.tables().get(tableName);
        List<UUID> distinct = List.copyOf(new LinkedHashSet<>(ids));
        Query empty = Query.of(tableName).select(select);
        int fixed = address(table, empty).toString().length() + 200;
        int most = Math.max(1, (HttpCall.LONGEST_ADDRESS - fixed) / ID_LENGTH);
        List<Row> rows = new ArrayList<>(distinct.size());
        for (int from = 0; from < distinct.size(); from += most) {
            List<UUID> some = distinct.subList(from, Math.min(distinct.size(), from + most));
            rows.addAll(query(empty.where(Filter.in(table.idColumn(), some))));
        }
        return rows;
    }

    List<Row> query(Query query) {
        QueryPage page = queryPage(query, Optional.empty());
        List<Row> rows = new ArrayList<>(page.rows());
        while (page.next().isPresent()) {
            page = queryPage(query, page.next());
            rows.addAll(page.rows());
        }
        return rows;
    }

    QueryPage queryPage(Query query, Optional<URI> next) {
        String item = "query of " + query.table();
        TableMetadata table = connection.tables().get(query.table());
        URI uri = next.map(link -> connection.root().follow(item, link.toString()))
                .orElseGet(() -> address(table, query));
        HttpCall call = HttpCall.page(Purpose.of(item, query.table()), uri).with("Prefer", preferences(query));
        RowPage page = connection.requests().send(call).page();
        return new QueryPage(
                new RowItems(item, table).rows(page),
                page.next().map(link -> connection.root().follow(item, link)));
    }

    /** With a page size, $top would be ignored ("Page results"). */
    private String preferences(Query query) {
        return query.top().isPresent() ? ANNOTATIONS : ANNOTATIONS + ",odata.maxpagesize=" + connection.pageSize();
    }

    private URI address(TableMetadata table, Query query) {
        return connection.root().resource(table.entitySet(), QueryOptions.of(table, query));
    }
}
