package io.roundtrip.simulators.dataverse.tables;

import java.util.Comparator;
import java.util.UUID;

/**
 * The order in which SQL Server, and so Dataverse, sorts and compares ids: the last group first. It is neither the order of
 * the text nor that of {@link UUID#compareTo} (documentation page "Comparing GUID and uniqueidentifier values").
 */
public enum GuidOrder implements Comparator<UUID> {
    INSTANCE;

    @Override
    public int compare(UUID left, UUID right) {
        int tail = Long.compareUnsigned(major(left), major(right));
        return tail != 0 ? tail : Long.compareUnsigned(minor(left), minor(right));
    }

    private static long major(UUID id) {
        return Long.rotateLeft(id.getLeastSignificantBits(), 16);
    }

    private static long minor(UUID id) {
        long bits = id.getMostSignificantBits();
        long third = Short.toUnsignedLong(Short.reverseBytes((short) bits));
        long second = Short.toUnsignedLong(Short.reverseBytes((short) (bits >>> 16)));
        long first = Integer.toUnsignedLong(Integer.reverseBytes((int) (bits >>> 32)));
        return third << 48 | second << 32 | first;
    }
}
