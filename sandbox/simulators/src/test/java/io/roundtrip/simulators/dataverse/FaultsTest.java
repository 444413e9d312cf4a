package io.roundtrip.simulators.dataverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roundtrip.simulators.dataverse.faults.Failure;
import io.roundtrip.simulators.dataverse.faults.Faults.Moment;
import io.roundtrip.simulators.dataverse.faults.RequestMatch;
import io.roundtrip.simulators.dataverse.journal.JournalEntry;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FaultsTest {
    @RegisterExtension
    static final RunningDataverse running = new RunningDataverse();

    private final SimulatedDataverse dataverse = running.dataverse;
    private final WebApi kim = running.as("kim.demo");
    private final WebApi alex = running.as("alex.demo");

    @AfterEach
    void clear() {
        dataverse.faults().clear();
    }

    @Test
    void throttlesOneUserUntilTheTimeHasPassed() {
        dataverse.faults().throttle("kim.demo", Duration.ofSeconds(30), Duration.ofSeconds(60));
        assertThat(kim.get("accounts").status()).isEqualTo(429);
        assertThat(kim.get("accounts").header("Retry-After")).isEqualTo("30");
        assertThat(alex.get("accounts").status()).isEqualTo(200);
        running.clock.tick(Duration.ofSeconds(60));
        assertThat(kim.get("accounts").status()).isEqualTo(200);
    }

    @Test
    void failsSoManyMatchingRequestsWithoutTheirEffect() {
        UUID id = dataverse.create("account", Map.of("name", "Before"));
        RequestMatch patches =
                RequestMatch.any().method("PATCH").path("^accounts\\(").user("kim.demo");
        dataverse.faults().fail(patches, Failure.unavailable(), 2);
        List<Integer> statuses = List.of(patch(kim, id), patch(alex, id), patch(kim, id), patch(kim, id));
        assertThat(statuses).containsExactly(503, 204, 503, 204);
    }

    private static int patch(WebApi user, UUID id) {
        return user.patch("accounts(" + id + ")", "{\"fax\":\"1\"}", "If-Match", "*")
                .status();
    }

    @Test
    void aConnectionResetBeforeTheEffectLeavesTheRowAlone() {
        UUID id = dataverse.create("account", Map.of("name", "Alone"));
        dataverse.faults().reset(RequestMatch.any().method("PATCH"), Moment.BEFORE_THE_EFFECT, 1);
        assertThatThrownBy(() -> patch(kim, id)).isInstanceOf(UncheckedIOException.class);
        assertThat(dataverse.row("account", id)).doesNotContainKey("fax");
    }

    @Test
    void aConnectionResetAfterTheEffectLosesOnlyTheAnswer() {
        UUID id = dataverse.create("account", Map.of("name", "Changed"));
        dataverse.faults().reset(RequestMatch.any().method("PATCH"), Moment.AFTER_THE_EFFECT, 1);
        assertThatThrownBy(() -> patch(kim, id)).isInstanceOf(UncheckedIOException.class);
        assertThat(dataverse.row("account", id)).containsEntry("fax", "1");
        assertThat(patch(kim, id)).isEqualTo(204);
    }

    @Test
    void answersLate() {
        dataverse.faults().delay(RequestMatch.any().path("WhoAmI"), Duration.ofMillis(300), 1);
        long start = System.nanoTime();
        kim.get("WhoAmI");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void theJournalTellsWhoDidWhatToWhichRow() {
        UUID id = dataverse.create("account", Map.of("name", "Journaled"));
        long before = dataverse.journal().stream()
                .mapToLong(JournalEntry::sequence)
                .max()
                .orElse(0);
        kim.get("accounts?$select=name&$filter=" + WebApi.encoded("accountid eq " + id), "x-ms-correlation-id", "c-1");
        kim.patch("accounts(" + id + ")", "{\"fax\":\"2\"}", "If-Match", "W/\"1\"");
        List<JournalEntry> entries = dataverse.journalSince(before);
        assertThat(entries).hasSize(2);
        assertThat(entries.get(0).rowIds()).containsExactly(id);
        assertThat(entries.get(0).correlationId()).contains("c-1");
        assertThat(entries.get(0).query()).isEqualTo("$select=name&$filter=accountid eq " + id);
        assertThat(entries.get(1))
                .extracting(JournalEntry::user, JournalEntry::method, JournalEntry::path, JournalEntry::status)
                .containsExactly("kim.demo", "PATCH", "accounts(" + id + ")", 412);
    }
}
