package io.roundtrip.dataverse;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A question about one table's rows. Immutable: every method gives a new one. Columns are logical names. */
public record Query(
        String table, List<String> select, Optional<Filter> filter, List<Order> orderBy, Optional<Integer> top) {

    public Query {
        Names.requireTable(table);
        select = List.copyOf(select);
        select.forEach(Names::requireColumn);
        orderBy = List.copyOf(orderBy);
        if (top.filter(n -> n < 1 || n > 5_000).isPresent()) {
            throw new IllegalArgumentException("top " + top.get() + " is not within 1..5000");
        }
    }

    public static Query of(String table) {
        return new Query(table, List.of(), Optional.empty(), List.of(), Optional.empty());
    }

    public Query select(String... columns) {
        return select(List.of(columns));
    }

    /** The columns to read; none means all of them. */
    public Query select(List<String> columns) {
        return new Query(table, columns, filter, orderBy, top);
    }

    public Query where(Filter condition) {
        return new Query(table, select, Optional.of(condition), orderBy, top);
    }

    public Query orderBy(String column) {
        return then(new Order(column, "asc"));
    }

    public Query orderByDescending(String column) {
        return then(new Order(column, "desc"));
    }

    public Query top(int rows) {
        return new Query(table, select, filter, orderBy, Optional.of(rows));
    }

    private Query then(Order order) {
        return new Query(
                table,
                select,
                filter,
                Stream.concat(orderBy.stream(), Stream.of(order)).toList(),
                top);
    }

    public record Order(String column, String direction) {
        public Order {
            Names.requireColumn(column);
        }
    }
}
