package io.roundtrip.sender;

import io.roundtrip.messaging.MessageCodec;
import io.roundtrip.messaging.Notification;
import io.roundtrip.messaging.Outgoing;
import io.roundtrip.messaging.SendOutcome;
import io.roundtrip.messaging.SendOutcome.Refused;
import io.roundtrip.messaging.Steps;
import io.roundtrip.schema.outbox.Outbox;
import io.roundtrip.schema.outbox.OutboxRecord;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings recorded notifications to Service Bus. What the broker has accepted is deleted; what it refuses is marked with
 * the reason; what may or may not have arrived stays Pending and is sent again under the same MessageId.
 */
final class OutboxRelay {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    private final Outbox outbox;
    private final Outbound outbound;
    private final SendBackoff backoff;
    private final MessageCodec codec = new MessageCodec();
    private final Clock clock;

    OutboxRelay(Outbox outbox, Outbound outbound, SendBackoff backoff, Clock clock) {
        this.outbox = outbox;
        this.outbound = outbound;
        this.backoff = backoff;
        this.clock = clock;
    }

    /** Relays records that have a notification; returns how many the broker accepted. */
    int relay(List<OutboxRecord> records) {
        int accepted = 0;
        for (Map.Entry<String, List<OutboxRecord>> group : byTarget(records).entrySet()) {
            accepted += relayTo(group.getKey(), group.getValue());
        }
        return accepted;
    }

    /** Whether what is recorded for the target only waits. */
    boolean isDown(String target) {
        return outbound.isDown(target);
    }

    private static Map<String, List<OutboxRecord>> byTarget(List<OutboxRecord> records) {
        Map<String, List<OutboxRecord>> groups = new LinkedHashMap<>();
        records.forEach(record -> groups.computeIfAbsent(
                        record.notification().orElseThrow().target(), target -> new ArrayList<>())
                .add(record));
        return groups;
    }

    private int relayTo(String target, List<OutboxRecord> records) {
        List<SendOutcome> outcomes =
                outbound.send(target, records.stream().map(this::outgoing).toList());
        List<OutboxRecord> accepted = new ArrayList<>();
        List<OutboxRecord> refused = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            OutboxRecord record = records.get(i);
            if (outcomes.get(i).isAccepted()) {
                accepted.add(record);
            } else if (outcomes.get(i) instanceof Refused refusal) {
                refused.add(record.refused(backoff.after(record.attempts() + 1, refusal)));
            }
        }
        settle(accepted, refused);
        return accepted.size();
    }

    private Outgoing outgoing(OutboxRecord record) {
        Notification notification = record.notification().orElseThrow();
        Steps steps = record.createdOn()
                .map(at -> notification.steps().with(Steps.RECORDED, at))
                .orElseGet(() -> notification.steps().with(Steps.RECORDED, clock.instant()));
        return Outgoing.of(notification.withSteps(steps.with(Steps.SENT, clock.instant())), codec);
    }

    /** The broker has accepted, so the records may go: a crash before this line sends them once more. */
    private void settle(List<OutboxRecord> accepted, List<OutboxRecord> refused) {
        outbox.deleteAccepted(accepted);
        if (!refused.isEmpty()) {
            outbox.markFailed(refused);
            refused.forEach(record -> log.warn(
                    "Notification {} of mapping {} was refused by Service Bus on attempt {}: {}; next attempt at {}",
                    record.id(),
                    record.subject().mapping(),
                    record.attempts(),
                    record.refusal().orElseThrow().reason(),
                    record.refusal().orElseThrow().nextAttempt()));
        }
    }
}
