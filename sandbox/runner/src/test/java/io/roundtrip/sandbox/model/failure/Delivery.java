package io.roundtrip.sandbox.model.failure;

import io.roundtrip.sandbox.model.KeyReader;
import io.roundtrip.sandbox.model.KeyWriter;
import io.roundtrip.sandbox.model.MessageIds.Message;

/**
 * A message in a worker's hands.
 *
 * @param version read from the source, 0 when the row was gone
 * @param born the version at which that incarnation of the row was created
 */
record Delivery(Message message, Phase phase, int version, int born) {
    enum Phase {
        READ,
        WRITTEN,
        /** Failed for now and stored as waiting; the copy is not sent yet. */
        STORED
    }

    Delivery in(Phase next) {
        return new Delivery(message, next, version, born);
    }

    byte[] key() {
        KeyWriter key = new KeyWriter();
        message.write(key);
        key.put(phase.ordinal(), version, born);
        return key.key();
    }

    static Delivery read(KeyReader key) {
        return new Delivery(Message.read(key), Phase.values()[key.next()], key.next(), key.next());
    }
}
