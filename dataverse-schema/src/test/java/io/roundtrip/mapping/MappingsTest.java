package io.roundtrip.mapping;

import static io.roundtrip.mapping.MappingBuilder.aMapping;
import static io.roundtrip.mapping.MappingBuilder.constant;
import static io.roundtrip.mapping.MappingBuilder.erp;
import static io.roundtrip.mapping.MappingBuilder.field;
import static io.roundtrip.mapping.MappingBuilder.parent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MappingsTest {

    @Test
    void refusesParentsThatWaitForEachOtherAndNamesTheRound() {
        TableMapping a = waiting("a", "account", Map.of("contact", "b"), WhenMissing.PARK);
        TableMapping b = waiting("b", "contact", Map.of("lead", "c"), WhenMissing.PARK);
        TableMapping c = waiting("c", "lead", Map.of("account", "a"), WhenMissing.PARK);
        assertThatThrownBy(() -> mappings(a, b, c))
                .hasMessage("mapping a: required parents form a cycle: a waits for b waits for c waits for a;"
                        + " give one of the lookups whenMissing: send-empty");
    }

    @Test
    void aRoundWithOneParentThatMayBeSentEmptyIsFine() {
        TableMapping a = waiting("a", "account", Map.of("contact", "b"), WhenMissing.PARK);
        TableMapping b = waiting("b", "contact", Map.of("account", "a"), WhenMissing.SEND_EMPTY);
        assertThat(mappings(a, b).children(a)).containsExactly(b);
        assertThat(mappings(a, b).children(b)).containsExactly(a);
    }

    @Test
    void manyPathsToOneParentAreNoCycle() {
        TableMapping top =
                aMapping("top").onTable("top").with(constant("/x", "x")).build();
        TableMapping left = waiting("left", "leftt", Map.of("top", "top"), WhenMissing.PARK);
        TableMapping right = waiting("right", "rightt", Map.of("top", "top"), WhenMissing.PARK);
        TableMapping low = waiting("low", "low", Map.of("leftt", "left", "rightt", "right"), WhenMissing.PARK);
        assertThat(mappings(low, left, right, top).children(top)).containsExactly(left, right);
    }

    @Test
    void loadsParentsFirst() {
        TableMapping late = aMapping("a").loadedAt(20).with(constant("/x", "x")).build();
        TableMapping early =
                aMapping("b").loadedAt(10).with(constant("/x", "x")).build();
        assertThat(mappings(late, early).parentsFirst()).containsExactly(early, late);
    }

    @Test
    void twoMappingsOfATableMayNotShareATargetIdColumn() {
        TableMapping one = aMapping("a-b").with(constant("/x", "x")).build();
        TableMapping other = aMapping("ab").with(constant("/x", "x")).build();
        assertThatThrownBy(() -> mappings(one, other))
                .hasMessage("mapping ab: target id column rt_abid of account is used by another mapping too");
    }

    @Test
    void theHashCoversWhatIsReadAndTheFilter() {
        TableMapping mapping = aMapping("m")
                .where("statecode eq 0 and _ownerid_value ne null")
                .with(
                        field("/b", "name"),
                        field("/c", "name"),
                        parent("/p", "parentid", Map.of("account", "m"), WhenMissing.PARK))
                .build();
        assertThat(mapping.readColumns()).containsExactly("name", "ownerid", "parentid", "statecode");
        assertThat(mapping.hashedColumns()).isEqualTo(mapping.readColumns());
    }

    private static TableMapping waiting(
            String name, String table, Map<String, String> parents, WhenMissing whenMissing) {
        return aMapping(name)
                .onTable(table)
                .with(parent("/parent", "parentid", parents, whenMissing))
                .build();
    }

    private static Mappings mappings(TableMapping... mappings) {
        return new Mappings(List.of(erp()), List.of(mappings), List.of());
    }
}
