package io.roundtrip.sandbox.model.row;

import io.roundtrip.sandbox.model.KeyReader;
import io.roundtrip.sandbox.model.KeyWriter;

/** One mapping's outbox, queue and target row. */
final class Lane {
    /** Records written, and records accepted by the broker but not deleted yet. */
    int pending;

    int accepted;
    int queued;
    /** What the target holds; {@code number} is its id, 0 when absent. A tombstone keeps the version. */
    Content content = Content.ABSENT;

    int version;
    int number;
    int lastNumber;
    boolean parked;
    boolean ackDeadLettered;

    Lane copy() {
        Lane copy = new Lane();
        copy.pending = pending;
        copy.accepted = accepted;
        copy.queued = queued;
        copy.content = content;
        copy.version = version;
        copy.number = number;
        copy.lastNumber = lastNumber;
        copy.parked = parked;
        copy.ackDeadLettered = ackDeadLettered;
        return copy;
    }

    void write(KeyWriter key) {
        key.put(pending, accepted, queued, content.ordinal(), version, number, lastNumber);
        key.put((parked ? 1 : 0) + (ackDeadLettered ? 2 : 0));
    }

    static Lane read(KeyReader key) {
        Lane lane = new Lane();
        lane.pending = key.next();
        lane.accepted = key.next();
        lane.queued = key.next();
        lane.content = Content.values()[key.next()];
        lane.version = key.next();
        lane.number = key.next();
        lane.lastNumber = key.next();
        int visible = key.next();
        lane.parked = (visible & 1) != 0;
        lane.ackDeadLettered = (visible & 2) != 0;
        return lane;
    }
}
