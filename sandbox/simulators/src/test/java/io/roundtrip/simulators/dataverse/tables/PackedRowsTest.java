package io.roundtrip.simulators.dataverse.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PackedRowsTest {
    private static final UUID ID = UUID.fromString("00000001-0002-0003-0004-000000000005");

    private static final List<Function<Random, Object>> KINDS = List.of(
            Random::nextInt,
            Random::nextLong,
            Random::nextDouble,
            Random::nextBoolean,
            chance -> BigDecimal.valueOf(chance.nextLong(), chance.nextInt(21) - 10),
            chance -> new BigDecimal(new BigInteger(200, chance).negate(), chance.nextInt(12)),
            chance -> Instant.ofEpochSecond(chance.nextInt(), chance.nextInt(1_000_000_000)),
            chance -> LocalDate.ofEpochDay(chance.nextInt(200_000) - 100_000),
            chance -> new UUID(chance.nextLong(), chance.nextLong()),
            chance -> new Reference("contact", new UUID(chance.nextLong(), chance.nextLong())),
            chance -> text(chance, 256),
            chance -> text(chance, Character.MAX_VALUE));

    private static String text(Random chance, int units) {
        return chance.ints(chance.nextInt(300), 0, units)
                .collect(StringBuilder::new, (text, unit) -> text.append((char) unit), StringBuilder::append)
                .toString();
    }

    static List<Object> edges() {
        return List.of(
                0,
                Integer.MIN_VALUE,
                Integer.MAX_VALUE,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                new BigDecimal("0.0000"),
                new BigDecimal(BigInteger.TWO.pow(63), 4),
                new BigDecimal(BigInteger.TWO.pow(63).negate(), 4),
                -0.0,
                Double.NaN,
                Instant.parse("1753-01-01T00:00:00Z"),
                LocalDate.parse("9999-12-31"),
                "",
                "\u00ff",
                "Zo\u00eb \u0100 \ud83d\ude00",
                "\ud83d alone");
    }

    @ParameterizedTest
    @MethodSource("edges")
    void aValueIsReadAsItWasStored(Object value) {
        assertThat(stored(8, value)).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("edges")
    void theValueBehindAnotherIsReadAsItWasStored(Object value) {
        Object[] values = row(16);
        values[9] = value;
        values[10] = "behind";
        assertThat(new Row(values).value(column(10))).isEqualTo("behind");
    }

    @Test
    void randomRowsAreReadAsTheyWereStored() {
        long seed = new Random().nextLong();
        Random chance = new Random(seed);
        for (int i = 0; i < 300; i++) {
            Object[] values = randomRow(chance);
            assertThat(new Row(values).copyOfValues(values.length))
                    .as("seed %d, row %d", seed, i)
                    .containsExactly(values);
        }
    }

    private static @Nullable Object[] randomRow(Random chance) {
        @Nullable Object[] values = row(8 + chance.nextInt(400));
        for (int ordinal = 2; ordinal < values.length; ordinal++) {
            int kind = chance.nextInt(2 * KINDS.size());
            values[ordinal] = kind < KINDS.size() ? KINDS.get(kind).apply(chance) : null;
        }
        return values;
    }

    @Test
    void aRowHasNothingInColumnsThatCameAfterIt() {
        assertThat(new Row(row(8)).value(column(300))).isNull();
        assertThat(new Row(row(8)).copyOfValues(12)).hasSize(12).endsWith((Object) null);
    }

    @Test
    void aRowDoesNotChangeWithTheArrayItWasMadeFrom() {
        Object[] values = row(9);
        values[8] = "first";
        Row row = new Row(values);
        values[8] = "second";
        assertThat(row.value(column(8))).isEqualTo("first");
    }

    @Test
    void twentyOrdinaryValuesTakeALittleMoreThanTheirTexts() {
        Object[] values = row(28);
        Arrays.fill(values, 8, 18, "Customer 12345, Berlin");
        Arrays.fill(values, 18, 21, new BigDecimal("123456.7800"));
        Arrays.fill(values, 21, 24, 494280001);
        Arrays.fill(values, 24, 26, true);
        Arrays.fill(values, 26, 28, Instant.parse("2026-02-03T04:05:06Z"));
        assertThat(PackedValues.pack(values, 2).length).isLessThan(325);
    }

    @Test
    void whatNoColumnStoresIsRefused() {
        assertThatThrownBy(() -> stored(8, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("A row cannot hold a java.util.");
    }

    @Test
    void aRowNeedsItsIdAndHasNoVersionBeforeItIsStored() {
        assertThatThrownBy(() -> new Row(new Object[8])).hasMessage("A row needs its id");
        Object[] values = row(8);
        values[TableSchema.VERSION] = null;
        assertThat(new Row(values).value(column(TableSchema.VERSION))).isNull();
        assertThatThrownBy(() -> new Etags().of(new Row(values))).hasMessage("Row " + ID + " has no version yet");
    }

    private static @Nullable Object stored(int ordinal, Object value) {
        @Nullable Object[] values = row(ordinal + 1);
        values[ordinal] = value;
        return new Row(values).value(column(ordinal));
    }

    private static @Nullable Object[] row(int width) {
        @Nullable Object[] values = new Object[width];
        values[TableSchema.ID] = ID;
        values[TableSchema.VERSION] = 7L;
        return values;
    }

    private static Column column(int ordinal) {
        return new Column(ColumnDefinition.of("any", ColumnType.INTEGER), ordinal);
    }
}
