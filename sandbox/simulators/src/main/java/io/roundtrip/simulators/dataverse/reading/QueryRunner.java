package io.roundtrip.simulators.dataverse.reading;

import io.roundtrip.simulators.dataverse.reading.Query.Order;
import io.roundtrip.simulators.dataverse.tables.GuidOrder;
import io.roundtrip.simulators.dataverse.tables.Row;
import io.roundtrip.simulators.dataverse.tables.Table;
import io.roundtrip.simulators.dataverse.tables.Values;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Finds the rows of a query. Filters on the primary key go straight to the rows; all others read the table. */
public final class QueryRunner {
    private static final int COUNT_LIMIT = 5000;

    private QueryRunner() {}

    /** One row more than asked for, if there is one, so that the caller knows whether there is a next page. */
    static List<Row> find(Query query, Optional<UUID> after, long skip, long limit) {
        Stream<Row> rows = query.view().see(candidates(query, after)).filter(query.filter()::accepts);
        Stream<Row> sorted = query.isInStoredOrder() ? rows : rows.sorted(order(query.orders()));
        return sorted.skip(skip).limit(limit).toList();
    }

    /** Never more than 5,000, which is where the platform stops counting. */
    public static long count(Query query) {
        return query.view()
                .see(candidates(query, Optional.empty()))
                .filter(query.filter()::accepts)
                .limit(COUNT_LIMIT)
                .count();
    }

    private static Stream<Row> candidates(Query query, Optional<UUID> after) {
        Table table = query.table();
        return query.filter()
                .onlyIds()
                .map(ids -> ids.stream()
                        .sorted(GuidOrder.INSTANCE)
                        .filter(id -> after.isEmpty() || GuidOrder.INSTANCE.compare(id, after.get()) > 0)
                        .map(table::find)
                        .flatMap(Optional::stream))
                .orElseGet(() -> scan(table, query.filter().lowestId(), after));
    }

    private static Stream<Row> scan(Table table, Optional<UUID> lowest, Optional<UUID> after) {
        if (after.isPresent()) {
            return table.rows().tailMap(after.get(), false).values().stream();
        }
        return lowest.map(id -> table.rows().tailMap(id, true)).orElse(table.rows()).values().stream();
    }

    private static Comparator<Row> order(List<Order> orders) {
        List<Comparator<Row>> comparators = new ArrayList<>();
        orders.forEach(order -> comparators.add(byColumn(order)));
        comparators.add(Comparator.comparing(Row::id, GuidOrder.INSTANCE));
        Iterator<Comparator<Row>> remaining = comparators.iterator();
        Comparator<Row> result = remaining.next();
        while (remaining.hasNext()) {
            result = result.thenComparing(remaining.next());
        }
        return result;
    }

    /** Rows without a value come first, as in SQL Server. */
    private static Comparator<Row> byColumn(Order order) {
        Comparator<Row> ascending = (left, right) -> {
            Object one = left.value(order.column());
            Object other = right.value(order.column());
            if (one == null || other == null) {
                return Boolean.compare(one != null, other != null);
            }
            return Values.compare(Values.comparable(one), Values.comparable(other));
        };
        return order.descending() ? ascending.reversed() : ascending;
    }
}
