package io.roundtrip.ack;

import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.Filter;
import io.roundtrip.dataverse.Query;
import io.roundtrip.dataverse.QueryPage;
import io.roundtrip.mapping.ColumnMapping.ParentLookup;
import io.roundtrip.mapping.Mappings;
import io.roundtrip.mapping.TableMapping;
import io.roundtrip.mapping.WhenMissing;
import io.roundtrip.messaging.Acknowledgement;
import io.roundtrip.schema.DeterministicId;
import io.roundtrip.schema.failures.FailureQuery;
import io.roundtrip.schema.failures.FailureRow;
import io.roundtrip.schema.failures.FailureStatus;
import io.roundtrip.schema.failures.Failures;
import io.roundtrip.schema.outbox.Outbox;
import io.roundtrip.schema.outbox.OutboxRecord.Subject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What waited for a row's target id: parked rows are retried, rows that were sent without it are notified again. */
final class Children {

    private static final String RULE = "Roundtrip: the parent has arrived";

    private final DataverseClient dataverse;
    private final Failures failures;
    private final Outbox outbox;

    Children(DataverseClient dataverse, Failures failures, Outbox outbox) {
        this.dataverse = dataverse;
        this.failures = failures;
        this.outbox = outbox;
    }

    /** May be repeated: a retry asked for twice is one retry, a notification has the same id again. */
    void release(Acknowledgement ack, TableMapping parent, Mappings mappings) {
        for (TableMapping child : mappings.children(parent)) {
            retryParked(ack.rowId(), child);
            child.lookups().stream()
                    .filter(lookup -> lookup.whenMissing() == WhenMissing.SEND_EMPTY)
                    .filter(lookup ->
                            parent.name().equals(lookup.mappingByTable().get(parent.table())))
                    .forEach(lookup -> notifyAgain(ack, child, lookup));
        }
    }

    private void retryParked(UUID parentRow, TableMapping child) {
        FailureQuery parked =
                FailureQuery.in(FailureStatus.PARKED).ofMapping(child.name()).waitingFor(parentRow);
        List<FailureRow> rows = failures.query(parked);
        while (!rows.isEmpty()) {
            rows.forEach(row -> failures.requestRetry(row.key().id(), RULE));
            rows = rows.size() < parked.limit() ? List.of() : failures.query(parked);
        }
    }

    private void notifyAgain(Acknowledgement ack, TableMapping child, ParentLookup lookup) {
        Query children =
                Query.of(child.table()).select(child.targetIdColumn()).where(Filter.eq(lookup.column(), ack.rowId()));
        Optional<URI> next = Optional.empty();
        do {
            QueryPage page = dataverse.queryPage(children, next);
            page.rows()
                    .forEach(row -> outbox.request(
                            DeterministicId.of("parent arrived", ack.eventId(), child.name(), row.id()),
                            new Subject(child.name(), row.id())));
            next = page.next();
        } while (next.isPresent());
    }
}
