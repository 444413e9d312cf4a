package io.roundtrip.sandbox.model.row;

import io.roundtrip.ack.AckFacts.Outcome;
import io.roundtrip.sandbox.model.KeyReader;
import io.roundtrip.sandbox.model.KeyWriter;

/**
 * One delivery worker and the message it holds.
 *
 * @param lost its lock is gone: the message is on the queue again, and the worker does not know
 * @param id the target's answer, 0 for none
 */
record Worker(Phase phase, int mapping, boolean lost, Seen seen, Outcome outcome, int id) {
    enum Phase {
        IDLE,
        LOCKED,
        READ,
        WRITTEN,
        ACKNOWLEDGED
    }

    static final Worker IDLE = new Worker(Phase.IDLE, 0, false, Seen.GONE, Outcome.DELETED, 0);

    static Worker locking(int mapping) {
        return new Worker(Phase.LOCKED, mapping, false, Seen.GONE, Outcome.DELETED, 0);
    }

    Worker reading(Seen row) {
        return new Worker(Phase.READ, mapping, lost, row, Outcome.DELETED, 0);
    }

    Worker wrote(Outcome result, int answer) {
        return new Worker(Phase.WRITTEN, mapping, lost, seen, result, answer);
    }

    Worker again() {
        return new Worker(Phase.LOCKED, mapping, lost, Seen.GONE, Outcome.DELETED, 0);
    }

    Worker acknowledged() {
        return new Worker(Phase.ACKNOWLEDGED, mapping, lost, Seen.GONE, Outcome.DELETED, 0);
    }

    Worker losingLock() {
        return new Worker(phase, mapping, true, seen, outcome, id);
    }

    byte[] key() {
        KeyWriter key = new KeyWriter();
        key.put(phase.ordinal());
        if (phase != Phase.IDLE) {
            key.put(mapping);
            key.put(lost);
            key.put(outcome.ordinal(), id);
            seen.write(key);
        }
        return key.key();
    }

    static Worker read(KeyReader key) {
        Phase phase = Phase.values()[key.next()];
        if (phase == Phase.IDLE) {
            return IDLE;
        }
        int mapping = key.next();
        boolean lost = key.nextBoolean();
        Outcome outcome = Outcome.values()[key.next()];
        int id = key.next();
        return new Worker(phase, mapping, lost, Seen.read(key), outcome, id);
    }
}
