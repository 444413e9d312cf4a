package io.roundtrip.sender;

import io.roundtrip.dataverse.Row;
import io.roundtrip.mapping.TableMapping;
import io.roundtrip.messaging.MessageCodec;
import io.roundtrip.messaging.Notification;
import io.roundtrip.messaging.Outgoing;
import io.roundtrip.messaging.SendOutcome;
import io.roundtrip.messaging.SendOutcome.Refused;
import io.roundtrip.messaging.Steps;
import io.roundtrip.schema.feeds.Feed;
import io.roundtrip.schema.outbox.Outbox;
import io.roundtrip.schema.outbox.OutboxRecord;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Sends the notifications of a load. Here the checkpoint is the durable record, so nothing is recorded before it is sent;
 * what the broker refuses becomes an outbox record before the checkpoint moves.
 */
final class LoadRelay {

    private final Outbound outbound;
    private final Outbox outbox;
    private final Notices notices;
    private final SendBackoff backoff;
    private final MessageCodec codec = new MessageCodec();
    private final Clock clock;

    LoadRelay(Outbound outbound, Outbox outbox, Notices notices, SendBackoff backoff, Clock clock) {
        this.outbound = outbound;
        this.outbox = outbox;
        this.notices = notices;
        this.backoff = backoff;
        this.clock = clock;
    }

    /**
     * Returns when every row's notification is with the broker or in the outbox.
     *
     * @throws IllegalStateException if the bus is down; the page is sent again later, under the same MessageIds
     */
    void send(TableMapping mapping, Feed feed, List<Row> rows) {
        UUID runId = feed.load().orElseThrow().runId();
        List<Notification> notifications = rows.stream()
                .map(row -> notices.ofLoad(mapping, feed, row, runId))
                .map(one -> one.withSteps(one.steps().with(Steps.SENT, clock.instant())))
                .toList();
        List<SendOutcome> outcomes = outbound.send(
                mapping.target(),
                notifications.stream().map(one -> Outgoing.of(one, codec)).toList());
        outbox.add(refused(notifications, outcomes));
        if (outcomes.stream().anyMatch(outcome -> !outcome.isAccepted() && !(outcome instanceof Refused))) {
            throw new IllegalStateException("The load of mapping " + mapping.name()
                    + " waits, because Service Bus takes no messages for " + mapping.target());
        }
    }

    private List<OutboxRecord> refused(List<Notification> notifications, List<SendOutcome> outcomes) {
        List<OutboxRecord> records = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof Refused refusal) {
                records.add(OutboxRecord.pending(notifications.get(i)).refused(backoff.after(1, refusal)));
            }
        }
        return records;
    }
}
