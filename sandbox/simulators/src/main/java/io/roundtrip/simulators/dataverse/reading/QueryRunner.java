package io.roundtrip.simulators.dataverse.reading;

import io.roundtrip.simulators.dataverse.reading.Sorting.Place;
import io.roundtrip.simulators.dataverse.tables.GuidOrder;
import io.roundtrip.simulators.dataverse.tables.Row;
import io.roundtrip.simulators.dataverse.tables.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Finds the rows of a query. Filters on ids and on whole alternate keys go straight to the rows; all others read the table. */
final class QueryRunner {
    private QueryRunner() {}

    /** Up to so many rows behind a place in the query's order. */
    static List<Row> find(Query query, Optional<Place> after, long limit) {
        return query.sorting().isStoredOrder()
                ? query.among(candidates(query, after.map(Place::id)))
                        .limit(limit)
                        .toList()
                : sorted(query, after, limit);
    }

    private record Placed(Place place, Row row) {}

    private static List<Row> sorted(Query query, Optional<Place> after, long limit) {
        Sorting sorting = query.sorting();
        return query.among(candidates(query, Optional.empty()))
                .map(row -> new Placed(sorting.place(row), row))
                .filter(placed -> after.isEmpty() || sorting.compare(placed.place(), after.get()) > 0)
                .sorted((left, right) -> sorting.compare(left.place(), right.place()))
                .limit(limit)
                .map(Placed::row)
                .toList();
    }

    static long count(Query query, long limit) {
        return query.among(candidates(query, Optional.empty())).limit(limit).count();
    }

    private static Stream<Row> candidates(Query query, Optional<UUID> after) {
        Table table = query.table();
        return query.filter()
                .onlyIds()
                .or(() -> byAlternateKey(table, query.filter().equalities()))
                .map(ids -> ids.stream()
                        .sorted(GuidOrder.INSTANCE)
                        .filter(id -> after.isEmpty() || GuidOrder.INSTANCE.compare(id, after.get()) > 0)
                        .map(table::find)
                        .flatMap(Optional::stream))
                .orElseGet(() -> scan(table, query.filter().lowestId(), after));
    }

    /** The one row that has the values of a key, if the filter gives a value to each of the key's columns. */
    private static Optional<Set<UUID>> byAlternateKey(Table table, Map<String, Object> equalities) {
        return table.schema().definition().alternateKeys().stream()
                .filter(key -> equalities.keySet().containsAll(key))
                .findFirst()
                .map(key -> table.findByKey(
                                key, key.stream().map(equalities::get).toList())
                        .map(Set::of)
                        .orElse(Set.of()));
    }

    private static Stream<Row> scan(Table table, Optional<UUID> lowest, Optional<UUID> after) {
        if (after.isPresent()) {
            return table.rows().tailMap(after.get(), false).values().stream();
        }
        return lowest.map(id -> table.rows().tailMap(id, true)).orElse(table.rows()).values().stream();
    }
}
