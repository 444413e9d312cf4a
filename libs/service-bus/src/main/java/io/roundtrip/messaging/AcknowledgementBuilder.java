package io.roundtrip.messaging;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Names the many fields of an {@link Acknowledgement}; without change it says: upserted, nothing known. */
public final class AcknowledgementBuilder {

    private final UUID notificationId;
    private final String notificationMessageId;
    private final String mapping;
    private final String target;
    private final String table;
    private final UUID rowId;
    private final int retryNumber;
    private final String correlationId;
    private AckOperation operation = AckOperation.UPSERTED;
    private Optional<String> targetId = Optional.empty();
    private Optional<String> snapshotEtag = Optional.empty();
    private Optional<Long> snapshotVersion = Optional.empty();
    private Optional<Long> base = Optional.empty();
    private Optional<String> hash = Optional.empty();
    private int mappingRevision;
    private Optional<Instant> createdOn = Optional.empty();
    private Optional<String> targetIdSeen = Optional.empty();
    private Optional<String> syncTextSeen = Optional.empty();
    private boolean staleAtTarget;
    private int attempt = 1;
    private Optional<String> traceparent = Optional.empty();
    private Steps steps;
    private Optional<String> recordName = Optional.empty();

    AcknowledgementBuilder(Notification answered) {
        notificationId = answered.id();
        notificationMessageId = answered.messageId();
        mapping = answered.mapping();
        target = answered.target();
        table = answered.table();
        rowId = answered.rowId();
        retryNumber = answered.retryNumber();
        correlationId = answered.correlationId();
        traceparent = answered.traceparent();
        steps = answered.steps();
    }

    AcknowledgementBuilder(Acknowledgement from) {
        notificationId = from.notificationId();
        notificationMessageId = from.notificationMessageId();
        mapping = from.mapping();
        target = from.target();
        table = from.table();
        rowId = from.rowId();
        operation = from.operation();
        targetId = from.targetId();
        snapshotEtag = from.snapshotEtag();
        snapshotVersion = from.snapshotVersion();
        base = from.base();
        hash = from.hash();
        mappingRevision = from.mappingRevision();
        createdOn = from.createdOn();
        targetIdSeen = from.targetIdSeen();
        syncTextSeen = from.syncTextSeen();
        staleAtTarget = from.staleAtTarget();
        retryNumber = from.retryNumber();
        attempt = from.attempt();
        correlationId = from.correlationId();
        traceparent = from.traceparent();
        steps = from.steps();
        recordName = from.recordName();
    }

    public AcknowledgementBuilder operation(AckOperation value) {
        operation = value;
        return this;
    }

    public AcknowledgementBuilder targetId(Optional<String> value) {
        targetId = value;
        return this;
    }

    public AcknowledgementBuilder snapshotEtag(Optional<String> value) {
        snapshotEtag = value;
        return this;
    }

    public AcknowledgementBuilder snapshotVersion(Optional<Long> value) {
        snapshotVersion = value;
        return this;
    }

    public AcknowledgementBuilder base(Optional<Long> value) {
        base = value;
        return this;
    }

    public AcknowledgementBuilder hash(Optional<String> value) {
        hash = value;
        return this;
    }

    public AcknowledgementBuilder mappingRevision(int value) {
        mappingRevision = value;
        return this;
    }

    public AcknowledgementBuilder createdOn(Optional<Instant> value) {
        createdOn = value;
        return this;
    }

    public AcknowledgementBuilder targetIdSeen(Optional<String> value) {
        targetIdSeen = value;
        return this;
    }

    public AcknowledgementBuilder syncTextSeen(Optional<String> value) {
        syncTextSeen = value;
        return this;
    }

    public AcknowledgementBuilder attempt(int value) {
        attempt = value;
        return this;
    }

    public AcknowledgementBuilder traceparent(Optional<String> value) {
        traceparent = value;
        return this;
    }

    public AcknowledgementBuilder steps(Steps value) {
        steps = value;
        return this;
    }

    public AcknowledgementBuilder recordName(Optional<String> value) {
        recordName = value;
        return this;
    }

    /** The target refused the snapshot as older; it holds this version. */
    public AcknowledgementBuilder refusedAsOlderThan(long heldVersion) {
        staleAtTarget = true;
        return snapshotVersion(Optional.of(heldVersion));
    }

    public Acknowledgement build() {
        return new Acknowledgement(
                notificationId,
                notificationMessageId,
                mapping,
                target,
                table,
                rowId,
                operation,
                targetId,
                snapshotEtag,
                snapshotVersion,
                base,
                hash,
                mappingRevision,
                createdOn,
                targetIdSeen,
                syncTextSeen,
                staleAtTarget,
                retryNumber,
                attempt,
                correlationId,
                traceparent,
                steps,
                recordName);
    }
}
