package io.roundtrip.mapping;

import static io.roundtrip.mapping.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roundtrip.dataverse.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowHashTest {

    private static final HashKey KEY = HashKey.parse(Base64.getEncoder().encodeToString(new byte[32]));
    private static final SortedSet<String> A_AND_B = new TreeSet<>(List.of("a", "b"));

    private final RowHash hash = new RowHash(KEY);

    @Test
    void isTheSameInEveryReleaseBecauseMarksOutliveThem() {
        Row row = row("a", "Bike", "b", new BigDecimal("12.50"));
        assertThat(hash.of(row, A_AND_B)).isEqualTo("38CMUlEqIb5U8xBXWqZzow");
    }

    @Test
    void everyTwoOfTheseContentsDiffer() {
        List<Row> contents = List.of(
                row("b", 1L),
                row("a", null, "b", 1L),
                row("a", "", "b", 1L),
                row("a", " ", "b", 1L),
                row("a", "x", "b", 1L),
                row("a", "x ", "b", 1L),
                row("a", "X", "b", 1L),
                row("a", "ä", "b", 1L),
                row("a", "a\u0308", "b", 1L),
                row("a", "1", "b", 1L),
                row("a", 1L, "b", 1L),
                row("a", 10L, "b", 1L),
                row("a", true, "b", 1L),
                row("a", "true", "b", 1L),
                row("a", "null:", "b", 1L),
                row("a", 1L, "b", null),
                row("a", 1L),
                row("_a_value", null, "b", 2L),
                row("_a_value", Rows.ID.toString(), "b", 1L),
                row("a", Rows.ID.toString(), "b", 1L),
                row("a", "x8:b=number:1", "b", 1L),
                row("a", "xb=text:y", "b", "z"),
                row("a", "x", "b", "yb=text:z"),
                row("a", Instant.EPOCH, "b", 1L));
        assertThat(contents.stream().map(row -> hash.of(row, A_AND_B)).distinct())
                .hasSize(contents.size());
    }

    @Test
    void theseAreTheSameContent() {
        assertThat(of(new BigDecimal("1.50")))
                .isEqualTo(of(new BigDecimal("1.5")))
                .isEqualTo(of(1.5));
        assertThat(of(new BigDecimal("0.00"))).isEqualTo(of(0L)).isEqualTo(of(0));
        assertThat(of(new BigDecimal("1E+3"))).isEqualTo(of(1000L));
        assertThat(of(OffsetDateTime.parse("2026-01-01T01:00:00+01:00")))
                .isEqualTo(of(Instant.parse("2026-01-01T00:00:00Z")))
                .isEqualTo(of(Instant.parse("2026-01-01T00:00:00.000400Z")));
        assertThat(hash.of(row("_a_value", "AAAAAAAA-0000-0000-0000-00000000000A"), A_AND_B))
                .isEqualTo(hash.of(row("_a_value", "aaaaaaaa-0000-0000-0000-00000000000a"), A_AND_B));
        assertThat(hash.of(row("a", 1L, "b", 2L, "other", 3L), A_AND_B))
                .isEqualTo(hash.of(row("b", 2L, "a", 1L), A_AND_B));
    }

    @Test
    void noTwoRandomContentsShareAHash() {
        long seed = System.nanoTime();
        System.out.println("RowHashTest seed " + seed);
        Random random = new Random(seed);
        Map<String, String> contents = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            String a = Texts.any(random);
            String b = Texts.any(random);
            String content = a.length() + ":" + a + b;
            String other = contents.putIfAbsent(hash.of(row("a", a, "b", b), A_AND_B), content);
            assertThat(other == null || other.equals(content))
                    .as(content + " and " + other)
                    .isTrue();
        }
    }

    @Test
    void dependsOnTheKey() {
        byte[] bytes = new byte[32];
        bytes[31] = 1;
        RowHash other = new RowHash(HashKey.parse(Base64.getEncoder().encodeToString(bytes)));
        assertThat(other.of(row("a", 1L), A_AND_B))
                .isNotEqualTo(hash.of(row("a", 1L), A_AND_B))
                .hasSize(22);
    }

    @Test
    void aKeyIsNeverShown() {
        assertThat(KEY).hasToString("HashKey[***]");
        for (String wrong : List.of("c2VjcmV0", "not base64!", "")) {
            assertThatThrownBy(() -> HashKey.parse(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("roundtrip.hash-key must be 32 bytes in base64; make one with: openssl rand -base64 32")
                    .hasNoCause();
        }
    }

    private String of(@Nullable Object value) {
        return hash.of(row("a", value), A_AND_B);
    }
}
