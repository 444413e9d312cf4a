package io.roundtrip.sandbox.model;

/** Unpacks what {@link KeyWriter} packed. */
public final class KeyReader {
    private final byte[] bytes;
    private int position;

    public KeyReader(byte[] bytes) {
        this.bytes = bytes;
    }

    public int next() {
        int value = 0;
        for (int shift = 0; ; shift += 7) {
            byte b = bytes[position++];
            value |= (b & 127) << shift;
            if (b >= 0) {
                return value;
            }
        }
    }

    public int[] next(int count) {
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
            values[i] = next();
        }
        return values;
    }

    public boolean nextBoolean() {
        return next() == 1;
    }

    public static void times(int count, Runnable read) {
        for (int i = 0; i < count; i++) {
            read.run();
        }
    }
}
