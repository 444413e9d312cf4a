package io.roundtrip.sender;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.Match;
import io.roundtrip.dataverse.Row;
import io.roundtrip.messaging.Category;
import io.roundtrip.schema.failures.FailureKey;
import io.roundtrip.schema.failures.FailureStatus;
import io.roundtrip.schema.sync.SyncMark;
import io.roundtrip.schema.sync.SyncText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NoticingTest {

    private final TestSender sender = TestSender.withCustomers();
    private final DataverseClient ack = TestEnvironment.client("rt-ack", 100);

    private UUID watchedAccount() {
        UUID account = sender.account("Contoso");
        sender.turn();
        return account;
    }

    /** What the ack-processor writes: target id, base and mark. */
    private void acknowledge(UUID account, int count) {
        Row row = ack.find("account", account, List.of("name", "versionnumber")).orElseThrow();
        String hash = TestSender.HASH.of(row, sender.mapping().hashedColumns());
        acknowledge(account, hash, count);
    }

    private void acknowledge(UUID account, String hash, int count) {
        Row row = ack.find("account", account, List.of("versionnumber")).orElseThrow();
        long base = row.longValue("versionnumber").orElseThrow();
        SyncMark mark = new SyncMark(sender.mapping().revision(), base, hash, count);
        String text = SyncText.parse(Optional.empty())
                .withBase(base)
                .withMark("erp-customer", mark)
                .text();
        ack.update("account", account, Match.any(), Map.of("rt_erpid", "C-1", "rt_sync", text));
    }

    @Test
    void ourOwnAcknowledgementIsNoChange() {
        UUID account = watchedAccount();
        acknowledge(account, 0);
        sender.turn();
        assertThat(sender.sent()).isEmpty();
    }

    @Test
    void anEchoWhoseContentDiffersIsAChange() {
        UUID account = watchedAccount();
        acknowledge(account, "another-content", 0);
        sender.turn();
        assertThat(sender.sentRows()).containsExactly(account);
    }

    @Test
    void anEditAfterOurAcknowledgementIsAChange() {
        UUID account = watchedAccount();
        acknowledge(account, 0);
        sender.dataverse.update("account", account, Map.of("name", "Contoso Ltd"));
        sender.turn();
        assertThat(sender.sentRows()).containsExactly(account);
    }

    @Test
    void anEditBackToTheAcknowledgedContentIsAChange() {
        UUID account = watchedAccount();
        acknowledge(account, 0);
        sender.dataverse.update("account", account, Map.of("name", "Contoso"));
        sender.turn();
        assertThat(sender.sentRows()).containsExactly(account);
    }

    @Test
    void anEchoUnderAnOlderRevisionOfTheMappingIsAChange() {
        UUID account = watchedAccount();
        acknowledge(account, 0);
        sender.mappingStore.save(io.roundtrip.mapping.MappingFile.read(
                TestSender.CUSTOMER.replace("{ to: /name, from: name }", "{ to: /other, from: name }")));
        sender.mappings.reloadNow();
        sender.turn();
        assertThat(sender.sentRows()).containsExactly(account);
    }

    @Test
    void aPatchByAnotherUserWithOurMarkIsAChange() {
        UUID account = watchedAccount();
        acknowledge(account, 0);
        sender.dataverse.update("account", account, Map.of("telephone1", "1"));
        sender.turn();
        assertThat(sender.sentRows()).containsExactly(account);
    }

    @Test
    void columnsAreReadForPossibleEchoesOnly() {
        sender.account("Contoso");
        sender.turn();
        UUID edited = sender.account("Edited");
        UUID echo = sender.account("Echo");
        acknowledge(echo, 0);
        long before = TestEnvironment.lastRequest();
        sender.turn();
        assertThat(sender.sentRows()).containsExactly(edited);
        assertThat(sender.dataverse.journalSince(before))
                .filteredOn(request -> request.query().contains("$filter"))
                .singleElement()
                .satisfies(request -> assertThat(request.rowIds()).containsExactly(echo));
    }

    @Test
    void aRowThatChangesOnItsOwnAcknowledgementIsParkedAfterFiveRounds() {
        UUID account = watchedAccount();
        acknowledge(account, "another-content", EchoPolicy.MAX_ROUNDS + 1);
        sender.turn();
        assertThat(sender.sent()).isEmpty();
        var failure =
                sender.failures.find(new FailureKey("erp-customer", account)).orElseThrow();
        assertThat(failure.state().status()).isEqualTo(FailureStatus.PARKED);
        assertThat(failure.cause().category()).isEqualTo(Category.LOOP);
        assertThat(failure.cause().reason()).isEqualTo("the record changes whenever it is confirmed");
        sender.dataverse.update("account", account, Map.of("name", "By a person"));
        sender.turn();
        assertThat(sender.sentRows()).containsExactly(account);
    }

    @Test
    void aRowDeletedWhileItsEchoIsJudgedIsAChange() {
        UUID account = watchedAccount();
        acknowledge(account, 0);
        sender.dataverse.delete("account", account);
        sender.turn();
        assertThat(sender.sentRows()).contains(account);
    }
}
