package io.roundtrip.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeterministicIdTest {

    @Test
    void theSamePartsGiveTheSameIdForEver() {
        UUID row = UUID.fromString("00000000-0000-0000-0000-000000000001");
        assertThat(DeterministicId.of("erp-customer", 1L, row, "4711"))
                .isEqualTo(UUID.fromString("c71b906c-259e-5cec-8f28-4a8c512b434e"));
    }

    @Test
    void isAVersionFiveUuid() {
        assertThat(DeterministicId.of("a").version()).isEqualTo(5);
        assertThat(DeterministicId.of("a").variant()).isEqualTo(2);
    }

    @Test
    void partsThatJoinToTheSameTextDiffer() {
        assertThat(DeterministicId.of("ab", "c")).isNotEqualTo(DeterministicId.of("a", "bc"));
        assertThat(DeterministicId.of("1:a")).isNotEqualTo(DeterministicId.of("", "a"));
    }
}
