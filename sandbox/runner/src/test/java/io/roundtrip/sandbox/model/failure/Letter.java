package io.roundtrip.sandbox.model.failure;

import io.roundtrip.sandbox.model.KeyReader;
import io.roundtrip.sandbox.model.KeyWriter;
import io.roundtrip.sandbox.model.MessageIds.Message;

/** A dead letter: the message, and the version of the snapshot that failed, 0 when the row was gone. */
record Letter(Message message, int version) {
    void write(KeyWriter key) {
        message.write(key);
        key.put(version);
    }

    static Letter read(KeyReader key) {
        return new Letter(Message.read(key), key.next());
    }
}
