package io.roundtrip.sandbox.model.row;

import io.roundtrip.ack.AckFacts.Outcome;
import io.roundtrip.sandbox.model.KeyReader;
import io.roundtrip.sandbox.model.KeyWriter;

/** An acknowledgement on the inbound queue. */
record Ack(int mapping, Outcome outcome, int id, Seen seen) {
    byte[] key() {
        KeyWriter key = new KeyWriter();
        write(key);
        return key.key();
    }

    void write(KeyWriter key) {
        key.put(mapping, outcome.ordinal(), id);
        seen.write(key);
    }

    static Ack read(KeyReader key) {
        return new Ack(key.next(), Outcome.values()[key.next()], key.next(), Seen.read(key));
    }
}
