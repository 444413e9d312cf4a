package io.roundtrip.simulators.servicebus;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.servicebus.journal.Journal;
import io.roundtrip.simulators.servicebus.journal.JournalEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JournalTest {
    private final Journal journal = new Journal(3);

    @Test
    void keepsTheLastEntriesOnly() {
        add(5);

        assertThat(ids(journal.entries())).containsExactly("2", "3", "4");
    }

    @Test
    void aReaderThatFellBehindGoesOnAtTheOldestEntry() {
        add(5);

        Journal.Excerpt excerpt = journal.from(0, 2);

        assertThat(excerpt.first()).isEqualTo(2);
        assertThat(ids(excerpt.entries())).containsExactly("2", "3");
        assertThat(ids(journal.from(excerpt.next(), 2).entries())).containsExactly("4");
    }

    @Test
    void aReaderThatHasEverythingGetsNothing() {
        add(2);

        assertThat(journal.from(2, 10)).isEqualTo(new Journal.Excerpt(2, 2, List.of()));
        assertThat(journal.from(7, 10)).isEqualTo(new Journal.Excerpt(2, 2, List.of()));
    }

    private void add(int count) {
        IntStream.range(0, count)
                .mapToObj(i -> new JournalEntry(
                        Instant.EPOCH, "q", JournalEntry.Kind.SENT, String.valueOf(i), Map.of(), "", ""))
                .forEach(journal::add);
    }

    private static List<String> ids(List<JournalEntry> entries) {
        return entries.stream().map(JournalEntry::messageId).toList();
    }
}
