package io.roundtrip.sandbox.model.row;

import io.roundtrip.sandbox.model.KeyReader;
import io.roundtrip.sandbox.model.KeyWriter;

/** The ack processor between reading a row after a 412 and its next PATCH. */
record AckWork(Ack ack, int etag, int id, int text) {
    void write(KeyWriter key) {
        ack.write(key);
        key.put(etag, id, text);
    }

    static AckWork read(KeyReader key) {
        return new AckWork(Ack.read(key), key.next(), key.next(), key.next());
    }
}
