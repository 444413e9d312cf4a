package io.roundtrip.simulators.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.WebApi.Reply;
import io.roundtrip.simulators.dataverse.journal.JournalEntry;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BulkTest {
    @RegisterExtension
    static final RunningDataverse running = new RunningDataverse();

    private final WebApi kim = running.as("kim.demo");

    private static String target(UUID id, String name) {
        return "{\"@odata.type\":\"Microsoft.Dynamics.CRM.account\",\"accountid\":\"%s\",\"name\":\"%s\"}"
                .formatted(id, name);
    }

    private Reply bulk(String message, String... targets) {
        String body = Stream.of(targets).collect(Collectors.joining(",", "{\"Targets\":[", "]}"));
        return kim.post("accounts/Microsoft.Dynamics.CRM." + message, body);
    }

    @Test
    void createsAllRowsUnderTheirIds() {
        UUID one = UUID.randomUUID();
        UUID two = UUID.randomUUID();
        Reply reply = bulk("CreateMultiple", target(one, "One"), target(two, "Two"));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json()).containsEntry("Ids", List.of(one.toString(), two.toString()));
        assertThat(reply.link("@odata.context")).endsWith("$metadata#Microsoft.Dynamics.CRM.CreateMultipleResponse");
        assertThat(running.dataverse.row("account", two)).containsEntry("name", "Two");
    }

    @Test
    void theJournalSaysWhichRowsAWriteMentions() {
        UUID created = UUID.randomUUID();
        UUID mentioned = UUID.randomUUID();
        bulk("CreateMultiple", target(created, "About " + mentioned));
        List<JournalEntry> journal = running.dataverse.journal();
        JournalEntry last = journal.get(journal.size() - 1);
        assertThat(last.rowIds()).containsExactly(created);
        assertThat(last.mentioned()).containsExactlyInAnyOrder(created, mentioned);
    }

    @Test
    void oneDuplicateRefusesThemAll() {
        UUID taken = running.dataverse.create("account", Map.of("name", "Taken"));
        UUID fresh = UUID.randomUUID();
        Reply reply = bulk("CreateMultiple", target(fresh, "Fresh"), target(taken, "Again"));
        assertThat(reply.status()).isEqualTo(412);
        assertThat(reply.errorCode()).isEqualTo("0x80040237");
        assertThat(running.dataverse.row("account", fresh)).isEmpty();
    }

    @Test
    void aRowTwiceInOneCallIsADuplicateToo() {
        UUID id = UUID.randomUUID();
        assertThat(bulk("CreateMultiple", target(id, "A"), target(id, "B")).errorCode())
                .isEqualTo("0x80040237");
    }

    @Test
    void oneMissingRowRefusesAllUpdates() {
        UUID there = running.dataverse.create("account", Map.of("name", "There"));
        Reply refused = bulk("UpdateMultiple", target(there, "Changed"), target(UUID.randomUUID(), "Missing"));
        assertThat(refused.status()).isEqualTo(404);
        assertThat(running.dataverse.row("account", there)).containsEntry("name", "There");
        assertThat(bulk("UpdateMultiple", target(there, "Changed")).status()).isEqualTo(204);
        assertThat(running.dataverse.row("account", there)).containsEntry("name", "Changed");
    }

    @Test
    void upsertsSayNothingOfEachRow() {
        UUID there = running.dataverse.create("account", Map.of("name", "There"));
        UUID fresh = UUID.randomUUID();
        Reply reply = bulk("UpsertMultiple", target(there, "Changed"), target(fresh, "Fresh"));
        assertThat(reply.status()).isEqualTo(204);
        assertThat(running.dataverse.row("account", there)).containsEntry("name", "Changed");
        assertThat(running.dataverse.row("account", fresh)).containsEntry("name", "Fresh");
    }

    @Test
    void deletingManyIsNotImplementedOnStandardTables() {
        Reply reply = bulk("DeleteMultiple", target(UUID.randomUUID(), "x"));
        assertThat(reply.status()).isEqualTo(501);
        assertThat(reply.errorMessage()).isEqualTo("DeleteMultiple has not yet been implemented.");
    }

    @Test
    void everyTargetNeedsItsType() {
        assertThat(bulk("CreateMultiple", "{\"name\":\"Untyped\"}").status()).isEqualTo(400);
    }
}
