package io.roundtrip.messaging;

import static io.roundtrip.messaging.Checks.atLeast;
import static io.roundtrip.messaging.Checks.notBlank;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Says what delivery did with one notification, and with which snapshot.
 *
 * @param notificationMessageId the MessageId of the notification answered; part of this message's own
 * @param snapshotVersion the version delivered, or the newer one the target holds when it refused ours as older;
 *     absent when the row was gone
 * @param base the version of the last change that was not ours
 * @param targetIdSeen the target id in the snapshot, so that an unchanged one needs no patch
 * @param syncTextSeen the echo marks in the snapshot, as text
 * @param staleAtTarget the target refused the snapshot as older than what it holds
 * @param attempt of this acknowledgement, not of the notification
 */
public record Acknowledgement(
        UUID notificationId,
        String notificationMessageId,
        String mapping,
        String target,
        String table,
        UUID rowId,
        AckOperation operation,
        Optional<String> targetId,
        Optional<String> snapshotEtag,
        Optional<Long> snapshotVersion,
        Optional<Long> base,
        Optional<String> hash,
        int mappingRevision,
        Optional<Instant> createdOn,
        Optional<String> targetIdSeen,
        Optional<String> syncTextSeen,
        boolean staleAtTarget,
        int retryNumber,
        int attempt,
        String correlationId,
        Optional<String> traceparent,
        Steps steps,
        Optional<String> recordName)
        implements Message {

    public static final String TYPE = "io.roundtrip.row.acknowledged.v1";

    public Acknowledgement {
        notBlank("notificationMessageId", notificationMessageId);
        notBlank("mapping", mapping);
        notBlank("target", target);
        notBlank("table", table);
        notBlank("correlationId", correlationId);
        notBlank("targetId", targetId);
        notBlank("snapshotEtag", snapshotEtag);
        notBlank("traceparent", traceparent);
        snapshotVersion.ifPresent(version -> atLeast("snapshotVersion", 0, version));
        base.ifPresent(version -> atLeast("base", 0, version));
        atLeast("mappingRevision", 0, mappingRevision);
        atLeast("retryNumber", 0, retryNumber);
        atLeast("attempt", 1, attempt);
    }

    /** Takes over keys and context of the notification; the builder adds what was done. */
    public static AcknowledgementBuilder answering(Notification notification) {
        return new AcknowledgementBuilder(notification);
    }

    public AcknowledgementBuilder toBuilder() {
        return new AcknowledgementBuilder(this);
    }

    public Acknowledgement withAttempt(int next) {
        return toBuilder().attempt(next).build();
    }

    public Acknowledgement withSteps(Steps taken) {
        return toBuilder().steps(taken).build();
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String eventId() {
        return notificationMessageId + "/ack."
                + snapshotVersion.map(String::valueOf).orElse("deleted");
    }

    @Override
    public String messageId() {
        return eventId() + "/" + attempt;
    }
}
