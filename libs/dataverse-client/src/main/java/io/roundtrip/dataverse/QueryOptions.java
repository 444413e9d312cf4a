package io.roundtrip.dataverse;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The encoded query part of an address. */
final class QueryOptions {

    private QueryOptions() {}

    static String of(TableMetadata table, Query query) {
        List<String> options = new ArrayList<>();
        if (!query.select().isEmpty()) {
            options.add(select(table, query.select()));
        }
        query.filter()
                .map(filter -> filter.expression(table::property))
                .ifPresent(expression -> options.add("$filter=" + Percent.encode(expression)));
        if (!query.orderBy().isEmpty()) {
            options.add("$orderby=" + Percent.encode(order(table, query.orderBy())));
        }
        query.top().ifPresent(rows -> options.add("$top=" + rows));
        return String.join("&", options);
    }

    /** Empty for no columns, which the server reads as all of them. */
    static String select(TableMetadata table, List<String> columns) {
        columns.forEach(Names::requireColumn);
        return columns.isEmpty()
                ? ""
                : columns.stream().map(table::property).distinct().collect(Collectors.joining(",", "$select=", ""));
    }

    private static String order(TableMetadata table, List<Query.Order> orders) {
        return orders.stream()
                .map(order -> table.property(order.column()) + " " + order.direction())
                .collect(Collectors.joining(","));
    }
}
