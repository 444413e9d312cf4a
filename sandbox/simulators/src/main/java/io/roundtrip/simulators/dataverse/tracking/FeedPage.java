package io.roundtrip.simulators.dataverse.tracking;

import io.roundtrip.simulators.dataverse.tables.Row;
import io.roundtrip.simulators.dataverse.tables.Table;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One page of changes: rows by version, then deleted ids; and where the next page starts, if there is one. */
public record FeedPage(List<Row> rows, List<UUID> deleted, Optional<FeedPosition> next) {

    public static FeedPage read(Table table, FeedPosition start, int size) {
        Iterator<Map.Entry<Long, Row>> changed =
                table.changed(start.changedAfter(), start.upTo()).entrySet().iterator();
        Iterator<Map.Entry<Long, UUID>> deleted =
                table.deleted(start.deletedAfter(), start.upTo()).entrySet().iterator();
        List<Row> rows = new ArrayList<>();
        List<UUID> ids = new ArrayList<>();
        long changedAfter = take(changed, rows, size, start.changedAfter());
        long deletedAfter = take(deleted, ids, size - rows.size(), start.deletedAfter());
        boolean more = changed.hasNext() || deleted.hasNext();
        FeedPosition end = new FeedPosition(changedAfter, deletedAfter, start.upTo(), start.enumeration());
        return new FeedPage(rows, ids, more ? Optional.of(end) : Optional.empty());
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
