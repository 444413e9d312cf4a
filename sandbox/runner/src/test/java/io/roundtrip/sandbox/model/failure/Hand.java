package io.roundtrip.sandbox.model.failure;

import io.roundtrip.sandbox.model.KeyReader;
import io.roundtrip.sandbox.model.KeyWriter;
import java.util.Optional;

/**
 * Somebody between reading the failure row and writing it: {@code fresh} as long as nobody else wrote it, which is all
 * that an ETag says. {@code what} is a letter, an answer, or the number of the retry sent.
 */
record Hand<T>(T what, boolean fresh) {
    Hand<T> stale() {
        return new Hand<>(what, false);
    }

    interface Write<T> {
        void write(T what, KeyWriter key);
    }

    interface Read<T> {
        T read(KeyReader key);
    }

    static <T> void write(Optional<Hand<T>> hand, KeyWriter key, Write<T> write) {
        key.put(hand.map(h -> h.fresh() ? 2 : 1).orElse(0));
        hand.ifPresent(h -> write.write(h.what(), key));
    }

    static <T> Optional<Hand<T>> read(KeyReader key, Read<T> read) {
        int held = key.next();
        return held == 0 ? Optional.empty() : Optional.of(new Hand<>(read.read(key), held == 2));
    }
}
