package io.roundtrip.sandbox.model.row;

import io.roundtrip.sandbox.model.KeyReader;
import io.roundtrip.sandbox.model.KeyWriter;

/**
 * The source row as somebody read it for one mapping. Version 0 means it was gone.
 *
 * @param link the mapping's target id, 0 for none
 * @param text the number of its {@code rt_sync} text
 */
record Seen(int version, int base, Content content, int incarnation, int link, int text) {
    static final Seen GONE = new Seen(0, 0, Content.ABSENT, 0, 0, 0);

    boolean exists() {
        return version > 0;
    }

    void write(KeyWriter key) {
        key.put(version);
        if (exists()) {
            key.put(base, content.ordinal(), incarnation, link, text);
        }
    }

    static Seen read(KeyReader key) {
        int version = key.next();
        return version == 0
                ? GONE
                : new Seen(version, key.next(), Content.values()[key.next()], key.next(), key.next(), key.next());
    }
}
