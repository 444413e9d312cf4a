package io.roundtrip.simulators.dataverse.tables;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;

/** Reads what a {@link ValueWriter} packed, from a place on. */
final class ValueReader {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int ID = 2 * Long.BYTES;

    private final byte[] bytes;
    private int place;

    ValueReader(byte[] bytes, int place) {
        this.bytes = bytes;
        this.place = place;
    }

    static int intAt(byte[] bytes, int place) {
        return (int) INTS.get(bytes, place);
    }

    Object read() {
        return switch (ValueKind.of(bytes[place++])) {
            case NO -> false;
            case YES -> true;
            case INTEGER -> (int) signed();
            case LONG -> signed();
            case DECIMAL -> decimal();
            case LONG_DECIMAL -> longDecimal();
            case DOUBLE -> Double.longBitsToDouble(fixed());
            case INSTANT -> Instant.ofEpochSecond(signed(), unsigned());
            case DATE -> LocalDate.ofEpochDay(signed());
            case ID -> id();
            case REFERENCE -> reference();
            case TEXT -> text();
            case WIDE_TEXT -> wideText();
        };
    }

    void skip() {
        switch (ValueKind.of(bytes[place++])) {
            case NO, YES -> {}
            case INTEGER, LONG, DATE -> skipNumber();
            case DECIMAL, INSTANT -> skipNumbers(2);
            case LONG_DECIMAL -> {
                skipNumber();
                skipArray();
            }
            case DOUBLE -> place += Long.BYTES;
            case ID -> place += ID;
            case REFERENCE -> {
                place += ID;
                skipArray();
            }
            case TEXT -> skipArray();
            case WIDE_TEXT -> skipNumbers((int) unsigned());
        }
    }

    private void skipArray() {
        int length = (int) unsigned();
        place += length;
    }

    private void skipNumbers(int count) {
        for (int i = 0; i < count; i++) {
            skipNumber();
        }
    }

    private void skipNumber() {
        while (bytes[place++] < 0) {
            // the highest bit says that the number goes on
        }
    }

    private BigDecimal decimal() {
        int scale = (int) signed();
        return BigDecimal.valueOf(signed(), scale);
    }

    private BigDecimal longDecimal() {
        int scale = (int) signed();
        int length = (int) unsigned();
        byte[] digits = Arrays.copyOfRange(bytes, place, place + length);
        place += length;
        return new BigDecimal(new BigInteger(digits), scale);
    }

    private UUID id() {
        long most = fixed();
        return new UUID(most, fixed());
    }

    private Reference reference() {
        UUID id = id();
        return new Reference(text(), id);
    }

    private String text() {
        int length = (int) unsigned();
        String text = new String(bytes, place, length, StandardCharsets.ISO_8859_1);
        place += length;
        return text;
    }

    private String wideText() {
        char[] units = new char[(int) unsigned()];
        for (int i = 0; i < units.length; i++) {
            units[i] = (char) unsigned();
        }
        return new String(units);
    }

    private long fixed() {
        long value = (long) LONGS.get(bytes, place);
        place += Long.BYTES;
        return value;
    }

    private long signed() {
        long value = unsigned();
        return value >>> 1 ^ -(value & 1);
    }

    private long unsigned() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes[place++];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
