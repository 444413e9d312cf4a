package io.roundtrip.sender;

import io.roundtrip.dataverse.Row;
import io.roundtrip.mapping.TableMapping;
import io.roundtrip.messaging.Notification;
import io.roundtrip.messaging.NotificationBuilder;
import io.roundtrip.messaging.Operation;
import io.roundtrip.messaging.Source;
import io.roundtrip.messaging.Steps;
import io.roundtrip.schema.DeterministicId;
import io.roundtrip.schema.Sha256;
import io.roundtrip.schema.failures.FailureRow;
import io.roundtrip.schema.feeds.Feed;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Makes notifications. Their ids follow from what they speak of, so that noticing a change twice makes one. */
final class Notices {

    private final Clock clock;

    Notices(Clock clock) {
        this.clock = clock;
    }

    Notification ofRow(TableMapping mapping, Feed feed, Row row) {
        long version = Noticing.version(row);
        return about(mapping, feed, row.id(), Long.toString(version))
                .rowVersion(version)
                .build();
    }

    /** A tombstone has no version; the delta link that brought it stands in, so that reading it again is no news. */
    Notification ofTombstone(TableMapping mapping, Feed feed, UUID rowId) {
        String link = feed.cursor().map(cursor -> cursor.link().value()).orElse("");
        return about(mapping, feed, rowId, "deleted:" + Sha256.of(link))
                .operation(Operation.DELETE)
                .build();
    }

    Notification ofLoad(TableMapping mapping, Feed feed, Row row, UUID runId) {
        return about(mapping, feed, row.id(), runId.toString())
                .rowVersion(Noticing.version(row))
                .source(Source.LOAD)
                .runId(Optional.of(runId.toString()))
                .build();
    }

    /** Asked for by a person, a flow or another app; the request's own id is the notification's. */
    Notification onDemand(TableMapping mapping, UUID requestId, UUID rowId) {
        return start(mapping, rowId, requestId)
                .source(Source.REPAIR)
                .runId(Optional.of(requestId.toString()))
                .build();
    }

    Notification ofRetry(TableMapping mapping, FailureRow failure) {
        UUID id = failure.key().id();
        Optional<Long> version = Optional.of(failure.state().version()).filter(known -> known > 0);
        return start(mapping, failure.key().rowId(), id)
                .operation(Operation.valueOf(failure.state().operation().name()))
                .rowVersion(version)
                .source(Source.REQUESTED)
                .retryOf(id, failure.state().retryNumber())
                .correlationId(failure.context().correlationId())
                .build();
    }

    private NotificationBuilder about(TableMapping mapping, Feed feed, UUID rowId, String version) {
        UUID id = DeterministicId.of(mapping.name(), feed.epoch(), rowId, version);
        return start(mapping, rowId, id).epoch(feed.epoch());
    }

    private NotificationBuilder start(TableMapping mapping, UUID rowId, UUID id) {
        return Notification.about(mapping.table(), rowId)
                .id(id)
                .mapping(mapping.name())
                .target(mapping.target())
                .correlationId(id.toString())
                .steps(Steps.none().with(Steps.NOTICED, clock.instant()));
    }
}
