package io.roundtrip.sandbox.model.failure;

import io.roundtrip.sandbox.model.KeyReader;
import io.roundtrip.sandbox.model.KeyWriter;

/** An acknowledgement: the version written and when its row was created; version 0 for a delete;
 * and the requested retry it answers, 0 for none. */
record Answer(int version, int born, int retry) {
    void write(KeyWriter key) {
        key.put(version, born, retry);
    }

    static Answer read(KeyReader key) {
        return new Answer(key.next(), key.next(), key.next());
    }
}
