package io.roundtrip.sender;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.messaging.Operation;
import io.roundtrip.messaging.Publisher;
import io.roundtrip.messaging.Steps;
import io.roundtrip.schema.feeds.DeltaLinks;
import io.roundtrip.schema.feeds.FeedState;
import io.roundtrip.schema.outbox.Outbox;
import io.roundtrip.sender.CrashingPorts.Crash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeFeedPollerTest {

    private final TestSender sender = TestSender.withCustomers();

    private void watchFromNowOn() {
        sender.turn();
    }

    @Test
    void aChangeIsRecordedSentAndItsRecordDeleted() {
        watchFromNowOn();
        UUID account = sender.account("Contoso");
        sender.turn();
        assertThat(sender.sentRows()).containsExactly(account);
        assertThat(sender.sent().get(0).steps().times()).containsKeys(Steps.NOTICED, Steps.RECORDED, Steps.SENT);
        assertThat(sender.waiting()).isZero();
    }

    @Test
    void whatWasThereBeforeIsNotSentUnlessALoadIsWanted() {
        sender.account("Contoso");
        watchFromNowOn();
        sender.turn();
        assertThat(sender.sent()).isEmpty();
    }

    @Test
    void changesOfSeveralPagesAreSentInOneTurn() {
        watchFromNowOn();
        List<UUID> accounts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            accounts.add(sender.account("Contoso " + i));
        }
        sender.turn();
        assertThat(sender.sentRows()).containsExactlyInAnyOrderElementsOf(accounts);
    }

    @Test
    void aDeletedRowIsADeletion() {
        UUID account = sender.account("Contoso");
        watchFromNowOn();
        sender.dataverse.delete("account", account);
        sender.turn();
        assertThat(sender.sent()).singleElement().satisfies(deletion -> {
            assertThat(deletion.operation()).isEqualTo(Operation.DELETE);
            assertThat(deletion.rowVersion()).isEmpty();
        });
    }

    @Test
    void aSecondPollOfTheSameChangesMakesTheSameNotifications() {
        UUID gone = sender.account("Gone");
        watchFromNowOn();
        sender.account("Contoso");
        sender.dataverse.delete("account", gone);
        var before = sender.deltaLinks.find("erp-customer");
        sender.poller.pollOnce(sender.mapping(), before);
        List<UUID> ids = sender.sent().stream().map(one -> one.id()).toList();
        sender.deltaLinks = new io.roundtrip.schema.memory.InMemoryDeltaLinks();
        var again = sender.deltaLinks.save(new io.roundtrip.schema.feeds.Feed(
                before.mapping(),
                before.state(),
                before.epoch(),
                before.cursor(),
                before.highVersion(),
                before.load(),
                before.organizationId(),
                java.util.Optional.empty()));
        sender.restart().poller.pollOnce(sender.mapping(), again);
        assertThat(ids).hasSize(2);
        assertThat(sender.sent()).extracting(one -> one.id()).containsExactlyElementsOf(ids);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCrashAtAnyStepRepeatsAndNeverSkips(boolean afterTheEffect) {
        int crashes = 0;
        for (int at = 1; crash(at, afterTheEffect); at++) {
            crashes++;
        }
        assertThat(crashes).isBetween(5, 50);
    }

    /** @return whether there was a step of that number to crash at */
    private boolean crash(int at, boolean afterTheEffect) {
        TestSender crashing = TestSender.withCustomers();
        UUID gone = crashing.account("Gone");
        crashing.turn();
        Outbox outbox = crashing.outbox;
        DeltaLinks deltaLinks = crashing.deltaLinks;
        List<UUID> expected = new ArrayList<>(List.of(gone));
        for (int i = 0; i < 5; i++) {
            expected.add(crashing.account("Contoso " + i));
        }
        crashing.dataverse.delete("account", gone);
        crashing.queue.refuse(message -> message.body().contains(expected.get(2).toString()));
        CrashingPorts ports = new CrashingPorts(at, afterTheEffect);
        crashing.outbox = ports.of(Outbox.class, outbox);
        crashing.deltaLinks = ports.of(DeltaLinks.class, deltaLinks);
        crashing.publisher = ports.of(Publisher.class, crashing.queue);
        crashing.restart();
        try {
            crashing.turn();
        } catch (Crash expectedHere) {
            assertThat(expectedHere).hasMessageMatching("(before|after) \\w+");
        }
        crashing.outbox = outbox;
        crashing.deltaLinks = deltaLinks;
        crashing.publisher = crashing.queue;
        crashing.restart().turn();
        crashing.queue.refuseNothing();
        crashing.clock.tick(Duration.ofHours(2));
        crashing.due.relayDue(100);
        assertThat(crashing.sentRows()).as("crash at step %d", at).containsAll(expected);
        assertThat(crashing.waiting()).isZero();
        return ports.hasCrashed();
    }

    @Test
    void anIdlePollStoresNothingForAnHour() {
        watchFromNowOn();
        var stored = sender.deltaLinks.find("erp-customer");
        sender.turn();
        assertThat(sender.deltaLinks.find("erp-customer")).isEqualTo(stored);
        sender.clock.tick(Duration.ofHours(1));
        sender.turn();
        assertThat(sender.deltaLinks.find("erp-customer")).isNotEqualTo(stored);
    }

    @Test
    void changesAfterAnIdleHourAreSentOnce() {
        watchFromNowOn();
        sender.turn();
        UUID account = sender.account("Contoso");
        sender.turn();
        sender.turn();
        assertThat(sender.sentRows()).containsExactly(account);
    }

    @Test
    void afterAnExpiredLinkEveryRowIsSentAgainInANewEpoch() {
        UUID before = sender.account("Before");
        watchFromNowOn();
        long epoch = sender.deltaLinks.find("erp-customer").epoch();
        UUID meanwhile = sender.account("Meanwhile");
        sender.dataverse.switches().expireDeltaTokens("account");
        for (int turns = 0; turns < 6; turns++) {
            sender.turn();
        }
        assertThat(sender.sentRows()).contains(before, meanwhile);
        assertThat(sender.deltaLinks.find("erp-customer").state()).isEqualTo(FeedState.STEADY);
        assertThat(sender.deltaLinks.find("erp-customer").epoch()).isEqualTo(epoch + 1);
        assertThat(sender.sent()).allMatch(one -> one.epoch() == epoch + 1);
    }

    @Test
    void anotherSenderThatMovedTheCursorIsFollowed() {
        watchFromNowOn();
        TestSender other = sender;
        sender.account("Contoso");
        var theirs = sender.deltaLinks.find("erp-customer");
        sender.deltaLinks.save(theirs.moved(theirs.cursor().orElseThrow(), 0));
        assertThat(other.turn()).isTrue();
        assertThat(other.turn()).isTrue();
        assertThat(other.sent()).hasSize(1);
    }

    @Test
    void whileTheBusIsDownNoFurtherPageIsRecorded() {
        watchFromNowOn();
        for (int i = 0; i < 8; i++) {
            sender.account("Contoso " + i);
        }
        sender.queue.goDown();
        sender.turn();
        assertThat(sender.waiting()).isBetween(1, 4);
        sender.queue.comeBack();
        sender.turn();
        sender.clock.tick(Duration.ofMinutes(1));
        sender.due.relayDue(100);
        assertThat(sender.sentRows().stream().distinct()).hasSize(8);
        assertThat(sender.waiting()).isZero();
    }

    @Test
    void anUpdateOfARowIsAnotherNotification() {
        UUID account = sender.account("Contoso");
        watchFromNowOn();
        sender.dataverse.update("account", account, Map.of("name", "A"));
        sender.turn();
        sender.dataverse.update("account", account, Map.of("name", "B"));
        sender.turn();
        assertThat(sender.sentRows()).containsExactly(account, account);
    }
}
