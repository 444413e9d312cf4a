package io.roundtrip.messaging;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Messages for tests. */
final class Samples {

    static final UUID ROW = UUID.fromString("a0000000-0000-4000-8000-000000000001");
    static final Instant NOTICED = Instant.parse("2026-03-01T10:15:30.123Z");

    private Samples() {}

    static Notification aNotification() {
        return aNotification(1);
    }

    static Notification aNotification(int number) {
        return Notification.about("account", ROW)
                .id(new UUID(0x5000L, number))
                .mapping("erp-customer")
                .target("erp")
                .rowVersion(4711)
                .correlationId("correlation-" + number)
                .traceparent(Optional.of("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"))
                .steps(Steps.none().with(Steps.NOTICED, NOTICED).with(Steps.SENT, NOTICED.plusMillis(20)))
                .epoch(3)
                .build();
    }

    static Acknowledgement anAcknowledgement() {
        return Acknowledgement.answering(aNotification())
                .targetId(Optional.of("C-100001"))
                .snapshotEtag(Optional.of("W/\"4712\""))
                .snapshotVersion(Optional.of(4712L))
                .base(Optional.of(4712L))
                .hash(Optional.of("c2hhMjU2"))
                .mappingRevision(7)
                .createdOn(Optional.of(NOTICED.minusSeconds(60)))
                .targetIdSeen(Optional.of("C-1"))
                .syncTextSeen(Optional.of("4711|1:4711:x:0"))
                .recordName(Optional.of("Next-Door Bike Store"))
                .build();
    }
}
