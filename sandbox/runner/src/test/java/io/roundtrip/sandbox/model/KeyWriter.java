package io.roundtrip.sandbox.model;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Packs small numbers into a key: one byte up to 127, two or more above. */
public final class KeyWriter {
    private byte[] bytes = new byte[96];
    private int length;

    public void put(int value) {
        int rest = value;
        while (rest > 127) {
            append((byte) (rest & 127 | 128));
            rest >>>= 7;
        }
        append((byte) rest);
    }

    public void put(int... values) {
        for (int value : values) {
            put(value);
        }
    }

    public void put(boolean value) {
        put(value ? 1 : 0);
    }

    /** Several parts whose order means nothing: the key is the same for every order. */
    public <T> void putUnordered(List<T> items, Function<T, byte[]> part) {
        byte[][] parts = new byte[items.size()][];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = part.apply(items.get(i));
        }
        if (parts.length > 1) {
            Arrays.sort(parts, Arrays::compare);
        }
        put(parts.length);
        for (byte[] sorted : parts) {
            append(sorted);
        }
    }

    public byte[] key() {
        return Arrays.copyOf(bytes, length);
    }

    private void append(byte[] values) {
        for (byte value : values) {
            append(value);
        }
    }

    private void append(byte value) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, length * 2);
        }
        bytes[length++] = value;
    }
}
