package io.roundtrip.simulators.dataverse.tracking;

import io.roundtrip.simulators.dataverse.tables.Row;
import io.roundtrip.simulators.dataverse.tables.Table;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Predicate;

/** One page of changes: rows by version, then deleted ids; and where the next page starts, if there is one. */
record FeedPage(List<Row> rows, List<UUID> deleted, Optional<FeedPosition> next) {

    /** Which of the changes are reported. */
    record Reported(Predicate<Row> rows, Predicate<UUID> deletes) {}

    static FeedPage read(Table table, FeedPosition start, Reported reported, int size) {
        Iterator<Map.Entry<Long, Row>> changed =
                iterator(table.changed(start.changedAfter(), start.upTo()), reported.rows());
        Iterator<Map.Entry<Long, UUID>> deleted =
                iterator(table.deleted(start.deletedAfter(), start.upTo()), reported.deletes());
        List<Row> rows = new ArrayList<>();
        List<UUID> ids = new ArrayList<>();
        long changedAfter = take(changed, rows, size, start.changedAfter());
        long deletedAfter = take(deleted, ids, size - rows.size(), start.deletedAfter());
        boolean more = changed.hasNext() || deleted.hasNext();
        return new FeedPage(rows, ids, more ? Optional.of(start.after(changedAfter, deletedAfter)) : Optional.empty());
    }

    private static <T> Iterator<Map.Entry<Long, T>> iterator(SortedMap<Long, T> changes, Predicate<T> reported) {
        return changes.entrySet().stream()
                .filter(change -> reported.test(change.getValue()))
                .iterator();
    }

    private static <T> long take(Iterator<Map.Entry<Long, T>> source, List<T> target, int limit, long version) {
        long last = version;
        while (target.size() < limit && source.hasNext()) {
            Map.Entry<Long, T> entry = source.next();
            target.add(entry.getValue());
            last = entry.getKey();
        }
        return last;
    }
}
