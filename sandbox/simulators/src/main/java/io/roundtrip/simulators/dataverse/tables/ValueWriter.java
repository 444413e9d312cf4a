package io.roundtrip.simulators.dataverse.tables;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;

/** Packs stored values (see {@link Values#stored}) behind each other. Small whole numbers take few bytes: seven bits in each. */
final class ValueWriter {
    private static final int ROOM = 512;
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    private byte[] bytes;
    private int size;

    /** @param reserved bytes at the start that are set later */
    ValueWriter(int reserved) {
        bytes = new byte[reserved + ROOM];
        size = reserved;
    }

    int size() {
        return size;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }

    void set(int place, byte value) {
        bytes[place] = value;
    }

    void setInt(int place, int value) {
        for (int i = 0; i < Integer.BYTES; i++) {
            bytes[place + i] = (byte) (value >>> (Byte.SIZE * i));
        }
    }

    void write(Object value) {
        if (value instanceof String text) {
            text(text);
        } else if (value instanceof Boolean truth) {
            put(truth ? ValueKind.YES : ValueKind.NO);
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof UUID id) {
            put(ValueKind.ID);
            id(id);
        } else if (value instanceof Reference reference) {
            put(ValueKind.REFERENCE);
            id(reference.id());
            narrow(reference.table());
        } else {
            time(value);
        }
    }

    private void number(Number number) {
        if (number instanceof Integer whole) {
            put(ValueKind.INTEGER);
            signed(whole);
        } else if (number instanceof Long whole) {
            put(ValueKind.LONG);
            signed(whole);
        } else if (number instanceof BigDecimal decimal) {
            decimal(decimal);
        } else if (number instanceof Double fraction) {
            put(ValueKind.DOUBLE);
            fixed(Double.doubleToRawLongBits(fraction));
        } else {
            throw notStorable(number);
        }
    }

    private void decimal(BigDecimal decimal) {
        BigInteger digits = decimal.unscaledValue();
        boolean fits = digits.compareTo(LEAST) >= 0 && digits.compareTo(MOST) <= 0;
        put(fits ? ValueKind.DECIMAL : ValueKind.LONG_DECIMAL);
        signed(decimal.scale());
        if (fits) {
            signed(digits.longValue());
        } else {
            array(digits.toByteArray());
        }
    }

    private void time(Object value) {
        if (value instanceof Instant instant) {
            put(ValueKind.INSTANT);
            signed(instant.getEpochSecond());
            unsigned(instant.getNano());
        } else if (value instanceof LocalDate date) {
            put(ValueKind.DATE);
            signed(date.toEpochDay());
        } else {
            throw notStorable(value);
        }
    }

    private static IllegalArgumentException notStorable(Object value) {
        return new IllegalArgumentException(
                "A row cannot hold a " + value.getClass().getName());
    }

    private void text(String text) {
        if (isNarrow(text)) {
            put(ValueKind.TEXT);
            narrow(text);
            return;
        }
        put(ValueKind.WIDE_TEXT);
        unsigned(text.length());
        for (int i = 0; i < text.length(); i++) {
            unsigned(text.charAt(i));
        }
    }

    private static boolean isNarrow(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 255) {
                return false;
            }
        }
        return true;
    }

    private void narrow(String text) {
        array(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void array(byte[] content) {
        unsigned(content.length);
        room(content.length);
        System.arraycopy(content, 0, bytes, size, content.length);
        size += content.length;
    }

    private void id(UUID id) {
        fixed(id.getMostSignificantBits());
        fixed(id.getLeastSignificantBits());
    }

    private void fixed(long value) {
        room(Long.BYTES);
        for (int i = 0; i < Long.BYTES; i++) {
            bytes[size++] = (byte) (value >>> (Byte.SIZE * i));
        }
    }

    private void signed(long value) {
        unsigned(value << 1 ^ value >> 63);
    }

    private void unsigned(long value) {
        room(Long.BYTES + 2);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    private void put(ValueKind kind) {
        room(1);
        bytes[size++] = kind.code();
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }
}
