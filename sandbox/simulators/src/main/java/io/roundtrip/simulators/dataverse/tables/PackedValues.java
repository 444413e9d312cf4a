package io.roundtrip.simulators.dataverse.tables;

import org.jspecify.annotations.Nullable;

/**
 * The values of a row in one array of bytes: the number of groups of eight columns; for each group which of its columns have a
 * value, in one byte, and where the first of them starts, in four; then the values, one after another. So a value is found by
 * passing over at most seven others, and a column without a value takes nothing.
 */
final class PackedValues {
    private static final int GROUP = 8;
    private static final int HEADER = 1;
    private static final int ENTRY = 1 + Integer.BYTES;
    private static final int MOST_GROUPS = 255;

    private PackedValues() {}

    /** @param first values before this ordinal are left out */
    static byte[] pack(@Nullable Object[] values, int first) {
        int groups = groups(values, first);
        ValueWriter writer = new ValueWriter(HEADER + groups * ENTRY);
        writer.set(0, (byte) groups);
        for (int group = 0; group < groups; group++) {
            int entry = HEADER + group * ENTRY;
            writer.setInt(entry + 1, writer.size());
            writer.set(entry, pack(values, Math.max(first, group * GROUP), (group + 1) * GROUP, writer));
        }
        return writer.bytes();
    }

    /** Which of the columns between have a value: a bit for each. */
    private static byte pack(@Nullable Object[] values, int from, int to, ValueWriter writer) {
        int present = 0;
        for (int ordinal = from; ordinal < Math.min(to, values.length); ordinal++) {
            Object value = values[ordinal];
            if (value != null) {
                present |= 1 << ordinal % GROUP;
                writer.write(value);
            }
        }
        return (byte) present;
    }

    private static int groups(@Nullable Object[] values, int first) {
        int width = values.length;
        while (width > first && values[width - 1] == null) {
            width--;
        }
        int groups = width > first ? (width + GROUP - 1) / GROUP : 0;
        if (groups > MOST_GROUPS) {
            throw new IllegalArgumentException("A row has room for %d columns".formatted(MOST_GROUPS * GROUP));
        }
        return groups;
    }

    @Nullable
    static Object value(byte[] packed, int ordinal) {
        int group = ordinal / GROUP;
        if (group >= Byte.toUnsignedInt(packed[0])) {
            return null;
        }
        int entry = HEADER + group * ENTRY;
        int bit = 1 << ordinal % GROUP;
        if ((packed[entry] & bit) == 0) {
            return null;
        }
        ValueReader reader = new ValueReader(packed, ValueReader.intAt(packed, entry + 1));
        for (int before = Integer.bitCount(packed[entry] & (bit - 1)); before > 0; before--) {
            reader.skip();
        }
        return reader.read();
    }
}
