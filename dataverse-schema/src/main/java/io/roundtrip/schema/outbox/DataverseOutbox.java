package io.roundtrip.schema.outbox;

import io.roundtrip.dataverse.Batch;
import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.DataverseException;
import io.roundtrip.dataverse.Filter;
import io.roundtrip.dataverse.Match;
import io.roundtrip.dataverse.NewRow;
import io.roundtrip.dataverse.PartOutcome;
import io.roundtrip.dataverse.PartResult;
import io.roundtrip.dataverse.Query;
import io.roundtrip.dataverse.WriteOutcome;
import io.roundtrip.schema.tables.ChoiceValues;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The outbox in the table {@code rt_notification}. */
public final class DataverseOutbox implements Outbox {

    private static final Logger log = LoggerFactory.getLogger(DataverseOutbox.class);
    private static final String TABLE = "rt_notification";
    private static final int MOST_PER_REQUEST = 1_000;

    private final DataverseClient dataverse;

    public DataverseOutbox(DataverseClient dataverse) {
        this.dataverse = dataverse;
    }

    @Override
    public void add(List<OutboxRecord> records) {
        for (int from = 0; from < records.size(); from += MOST_PER_REQUEST) {
            addTogether(records.subList(from, Math.min(from + MOST_PER_REQUEST, records.size())));
        }
    }

    /** All at once; if one of them is there already, Dataverse refuses all, and each is written on its own. */
    private void addTogether(List<OutboxRecord> records) {
        try {
            dataverse.createMultiple(
                    TABLE,
                    records.stream()
                            .map(one -> new NewRow(one.id(), OutboxColumns.write(one)))
                            .toList());
        } catch (DataverseException refused) {
            if (!refused.isDuplicate()) {
                throw refused;
            }
            requireAll(records, batch(records, one -> Batch.insertIfAbsent(TABLE, one.id(), OutboxColumns.write(one))));
        }
    }

    @Override
    public void request(UUID id, OutboxRecord.Subject subject) {
        dataverse.insertIfAbsent(TABLE, id, OutboxColumns.requested(subject));
    }

    @Override
    public List<OutboxRecord> due(Instant now, Instant leftBefore, int limit) {
        Filter leftOver = Filter.and(status(OutboxStatus.PENDING), Filter.lt("createdon", leftBefore));
        Filter retry = Filter.and(status(OutboxStatus.FAILED), Filter.le("rt_nextattempt", now));
        return read(Query.of(TABLE)
                .select(OutboxColumns.ALL)
                .where(Filter.or(leftOver, status(OutboxStatus.RETRY_REQUESTED), retry))
                .orderBy("createdon")
                .top(limit));
    }

    @Override
    public List<OutboxRecord> failed(int limit) {
        return read(Query.of(TABLE)
                .select(OutboxColumns.ALL)
                .where(Filter.or(status(OutboxStatus.FAILED), status(OutboxStatus.RETRY_REQUESTED)))
                .orderByDescending("modifiedon")
                .top(limit));
    }

    @Override
    public Optional<OutboxRecord> find(UUID id) {
        return dataverse.find(TABLE, id, OutboxColumns.ALL).map(OutboxColumns::read);
    }

    @Override
    public void deleteAccepted(List<OutboxRecord> records) {
        requireAll(records, batch(records, one -> Batch.delete(TABLE, one.id(), match(one))));
    }

    @Override
    public WriteOutcome delete(OutboxRecord record) {
        return dataverse.delete(TABLE, record.id(), record.etag().orElseThrow());
    }

    @Override
    public void markFailed(List<OutboxRecord> refused) {
        requireAll(
                refused, batch(refused, one -> Batch.update(TABLE, one.id(), match(one), OutboxColumns.failure(one))));
    }

    @Override
    public WriteOutcome requestRetry(OutboxRecord record) {
        return dataverse.update(
                TABLE,
                record.id(),
                record.etag().orElseThrow(),
                Map.of("rt_status", ChoiceValues.stored(OutboxStatus.RETRY_REQUESTED)));
    }

    private List<OutboxRecord> read(Query query) {
        return dataverse.query(query).stream().map(OutboxColumns::read).toList();
    }

    private static Filter status(OutboxStatus status) {
        return Filter.eq("rt_status", ChoiceValues.stored(status));
    }

    /** What was read back is only touched as it was read; a fresh record nobody else can have marked. */
    private static Match match(OutboxRecord record) {
        return record.etag().<Match>map(Function.identity()).orElse(Match.any());
    }

    private List<PartResult> batch(List<OutboxRecord> records, Function<OutboxRecord, Batch.Part> part) {
        return records.isEmpty()
                ? List.of()
                : dataverse.batch(new Batch(records.stream().map(part).toList()));
    }

    /** A lost race or a record that is gone is fine; anything else must not be taken for done. */
    private static void requireAll(List<OutboxRecord> records, List<PartResult> results) {
        for (int i = 0; i < results.size(); i++) {
            PartResult result = results.get(i);
            if (result.outcome() == PartOutcome.CHANGED_MEANWHILE) {
                log.debug(
                        "Outbox record {} has changed meanwhile and is left as it is",
                        records.get(i).id());
            }
            result.failure().ifPresent(failure -> {
                throw failure;
            });
        }
    }
}
