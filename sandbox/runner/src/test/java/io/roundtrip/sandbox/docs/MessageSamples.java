package io.roundtrip.sandbox.docs;

import io.roundtrip.messaging.AckOperation;
import io.roundtrip.messaging.Acknowledgement;
import io.roundtrip.messaging.Message;
import io.roundtrip.messaging.Notification;
import io.roundtrip.messaging.NotificationBuilder;
import io.roundtrip.messaging.Operation;
import io.roundtrip.messaging.Source;
import io.roundtrip.messaging.Steps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Messages of every shape: with all they can carry, with the least, and with each choice. */
final class MessageSamples {

    private static final UUID ROW = UUID.fromString("a0000000-0000-4000-8000-000000000001");
    private static final UUID FAILURE = UUID.fromString("f0000000-0000-5000-8000-000000000001");
    private static final Instant NOTICED = Instant.parse("2026-03-01T10:15:30.123Z");

    private MessageSamples() {}

    static List<Message> all() {
        List<Message> all = new ArrayList<>();
        for (Operation operation : Operation.values()) {
            all.add(fullNotification(operation));
            all.add(leastNotification(operation));
            for (Source source : Source.values()) {
                all.add(least(operation).source(source).build());
            }
        }
        all.add(fullAcknowledgement());
        for (AckOperation operation : AckOperation.values()) {
            all.add(leastAcknowledgement().toBuilder().operation(operation).build());
        }
        return all;
    }

    static List<Message> withEverything() {
        return List.of(fullNotification(Operation.UPSERT), fullNotification(Operation.DELETE), fullAcknowledgement());
    }

    static List<Message> withTheLeast() {
        return List.of(
                leastNotification(Operation.UPSERT), leastNotification(Operation.DELETE), leastAcknowledgement());
    }

    private static NotificationBuilder least(Operation operation) {
        return Notification.about("account", ROW)
                .id(new UUID(0x5000L, 1))
                .mapping("erp customer/ä")
                .target("erp")
                .operation(operation)
                .correlationId("c-1");
    }

    private static Notification leastNotification(Operation operation) {
        return least(operation).build();
    }

    private static Notification fullNotification(Operation operation) {
        return least(operation)
                .rowVersion(4711)
                .source(Source.REQUESTED)
                .runId(Optional.of("run-1"))
                .retryOf(FAILURE, 2)
                .attempt(3)
                .traceparent(Optional.of("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"))
                .steps(Steps.none().with(Steps.NOTICED, NOTICED).with(Steps.SENT, NOTICED.plusMillis(20)))
                .epoch(3)
                .build();
    }

    private static Acknowledgement leastAcknowledgement() {
        return Acknowledgement.answering(leastNotification(Operation.UPSERT)).build();
    }

    private static Acknowledgement fullAcknowledgement() {
        return Acknowledgement.answering(fullNotification(Operation.UPSERT))
                .targetId(Optional.of("C-100001"))
                .snapshotEtag(Optional.of("W/\"4712\""))
                .base(Optional.of(4712L))
                .hash(Optional.of("c2hhMjU2"))
                .mappingRevision(7)
                .createdOn(Optional.of(NOTICED.minusSeconds(60)))
                .targetIdSeen(Optional.of("C-1"))
                .syncTextSeen(Optional.of("4711|1:4711:x:0"))
                .recordName(Optional.of("Next-Door Bike Store"))
                .refusedAsOlderThan(5000)
                .build();
    }
}
