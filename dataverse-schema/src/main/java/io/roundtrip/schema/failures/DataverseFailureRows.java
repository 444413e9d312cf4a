package io.roundtrip.schema.failures;

import io.roundtrip.dataverse.CreateOutcome;
import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.Filter;
import io.roundtrip.dataverse.Query;
import io.roundtrip.dataverse.WriteOutcome;
import io.roundtrip.schema.tables.ChoiceValues;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The failure rows in the table {@code rt_failure}. */
public final class DataverseFailureRows implements FailureRows {

    private static final String TABLE = "rt_failure";
    private static final int MOST_COUNTED = 5_000;

    private final DataverseClient dataverse;

    public DataverseFailureRows(DataverseClient dataverse) {
        this.dataverse = dataverse;
    }

    @Override
    public Optional<FailureRow> find(UUID id) {
        return dataverse.find(TABLE, id, FailureColumns.ALL).map(FailureColumns::read);
    }

    @Override
    public List<FailureRow> query(FailureQuery query) {
        return dataverse
                .query(Query.of(TABLE)
                        .select(FailureColumns.ALL)
                        .where(filter(query))
                        .orderByDescending("rt_lastfailure")
                        .top(query.limit()))
                .stream()
                .map(FailureColumns::read)
                .toList();
    }

    @Override
    public Map<FailureStatus, Integer> counts() {
        Map<FailureStatus, Integer> counts = new EnumMap<>(FailureStatus.class);
        for (FailureStatus status : FailureStatus.values()) {
            counts.put(status, count(status));
        }
        return counts;
    }

    private int count(FailureStatus status) {
        return dataverse
                .query(Query.of(TABLE)
                        .select("rt_status")
                        .where(Filter.eq("rt_status", ChoiceValues.stored(status)))
                        .top(MOST_COUNTED))
                .size();
    }

    @Override
    public boolean insert(FailureRow row) {
        return dataverse.insertIfAbsent(TABLE, row.key().id(), FailureColumns.write(row)) == CreateOutcome.CREATED;
    }

    @Override
    public WriteOutcome replace(FailureRow row) {
        return dataverse.update(TABLE, row.key().id(), row.etag().orElseThrow(), FailureColumns.write(row));
    }

    private static Filter filter(FailureQuery query) {
        List<Filter> all = new ArrayList<>();
        all.add(Filter.or(query.statuses().stream()
                .map(status -> Filter.eq("rt_status", ChoiceValues.stored(status)))
                .toArray(Filter[]::new)));
        query.mapping().ifPresent(name -> all.add(Filter.eq("rt_mapping", name)));
        query.stage().ifPresent(stage -> all.add(Filter.eq("rt_stage", ChoiceValues.stored(stage))));
        query.parentId().ifPresent(id -> all.add(Filter.eq("rt_parentid", id.toString())));
        query.changedBefore().ifPresent(time -> all.add(Filter.lt("modifiedon", time)));
        return Filter.and(all.toArray(Filter[]::new));
    }
}
