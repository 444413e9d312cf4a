package io.roundtrip.simulators.dataverse.tracking;

import static io.roundtrip.simulators.dataverse.tracking.TrackedAccounts.ids;
import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.WebApi.Reply;
import io.roundtrip.simulators.dataverse.faults.Switches.Switch;
import io.roundtrip.simulators.dataverse.tables.HeldCommit;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A transaction takes its version, another one takes the next, commits and is read; only then the first commits. */
@Timeout(30)
class LateCommitsTest {
    @RegisterExtension
    final TrackedAccounts accounts = new TrackedAccounts();

    private UUID late;
    private UUID early;

    @BeforeEach
    void twoAccounts() {
        late = accounts.account("Late");
        early = accounts.account("Early");
    }

    private CompletableFuture<Reply> write(HeldCommit held) throws InterruptedException {
        CompletableFuture<Reply> writing = CompletableFuture.supplyAsync(
                () -> accounts.running.as("alex.demo").patch("accounts(" + late + ")", "{\"name\":\"Late again\"}"));
        assertThat(held.awaitReached(Duration.ofSeconds(10))).isTrue();
        return writing;
    }

    @Test
    void aTokenPassesOverAChangeThatCommitsLater() throws Exception {
        String link = accounts.link();
        String next;
        CompletableFuture<Reply> writing;
        try (HeldCommit held = accounts.dataverse.switches().holdCommit()) {
            writing = write(held);
            accounts.rename(early, "Early again");
            Reply delta = accounts.delta(link);
            assertThat(ids(delta)).containsExactly(early);
            assertThat(writing).isNotDone();
            next = delta.link("@odata.deltaLink");
        }
        assertThat(writing.get().status()).isEqualTo(204);
        assertThat(accounts.dataverse.row("account", late)).containsEntry("name", "Late again");
        assertThat(accounts.delta(next).value()).isEmpty();
    }

    @Test
    void withTheSwitchReadersWaitForOpenTransactionsAndMissNothing() throws Exception {
        accounts.dataverse.switches().turnOn(Switch.READERS_WAIT_FOR_OPEN_TRANSACTIONS);
        String link = accounts.link();
        String next;
        CompletableFuture<Reply> writing;
        try (HeldCommit held = accounts.dataverse.switches().holdCommit()) {
            writing = write(held);
            accounts.rename(early, "Early again");
            Reply delta = accounts.delta(link);
            assertThat(delta.value()).isEmpty();
            next = delta.link("@odata.deltaLink");
        }
        writing.get();
        assertThat(ids(accounts.delta(next))).containsExactly(late, early);
    }

    @Test
    void theHeldTransactionKeepsItsRowsLocked() throws Exception {
        try (HeldCommit held = accounts.dataverse.switches().holdCommit()) {
            write(held);
            Reply refused = accounts.reader.patch("accounts(" + late + ")", "{\"name\":\"Between\"}");
            assertThat(refused.errorCode()).isEqualTo("0x80044151");
            assertThat(accounts.dataverse.row("account", late)).containsEntry("name", "Late");
        }
    }

    @Test
    void readingDoesNotUseUpTheHold() throws Exception {
        try (HeldCommit held = accounts.dataverse.switches().holdCommit()) {
            accounts.link();
            accounts.dataverse.switches().expireDeltaTokens("contact");
            assertThat(held.awaitReached(Duration.ZERO)).isFalse();
            write(held);
        }
    }
}
