package io.roundtrip.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roundtrip.messaging.Publisher;
import io.roundtrip.messaging.Source;
import io.roundtrip.schema.feeds.DeltaLinks;
import io.roundtrip.schema.feeds.FeedState;
import io.roundtrip.schema.outbox.Outbox;
import io.roundtrip.schema.outbox.OutboxStatus;
import io.roundtrip.sender.CrashingPorts.Crash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadRunnerTest {

    private static final String ALL = TestSender.CUSTOMER.replace("initialLoad: none", "initialLoad: all");
    private final TestSender sender = new TestSender(ALL);

    private static List<UUID> accounts(TestSender sender, int count) {
        List<UUID> accounts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            accounts.add(sender.account("Contoso " + i));
        }
        return accounts;
    }

    private static void untilSteady(TestSender sender) {
        for (int turns = 0; turns < 20 && state(sender) != FeedState.STEADY; turns++) {
            sender.turn();
        }
        assertThat(state(sender)).isEqualTo(FeedState.STEADY);
    }

    private static FeedState state(TestSender sender) {
        return sender.deltaLinks.find("erp-customer").state();
    }

    @Test
    void everyRowIsSentOnceWithoutARecord() {
        List<UUID> accounts = accounts(sender, 7);
        untilSteady(sender);
        assertThat(sender.sentRows()).containsExactlyInAnyOrderElementsOf(accounts);
        assertThat(sender.sent()).allMatch(one -> one.source() == Source.LOAD);
        assertThat(sender.sent().stream().map(one -> one.runId()).distinct()).hasSize(1);
        assertThat(sender.waiting()).isZero();
    }

    @Test
    void theLiveFeedRunsBesideTheLoad() {
        accounts(sender, 7);
        sender.turn();
        UUID edited = sender.account("Edited meanwhile");
        sender.turn();
        assertThat(sender.sentRows()).contains(edited);
        assertThat(state(sender)).isEqualTo(FeedState.LOADING);
    }

    @Test
    void aRowThatTheBrokerRefusesIsRecordedBeforeTheCheckpointMoves() {
        List<UUID> accounts = accounts(sender, 5);
        sender.queue.refuse(message -> message.body().contains(accounts.get(3).toString()));
        untilSteady(sender);
        assertThat(sender.sentRows()).hasSize(4);
        assertThat(sender.outbox.failed(10)).singleElement().satisfies(record -> {
            assertThat(record.subject().rowId()).isEqualTo(accounts.get(3));
            assertThat(record.status()).isEqualTo(OutboxStatus.FAILED);
        });
    }

    @Test
    void whileTheBusIsDownTheLoadWaitsAndSaysSo() {
        List<UUID> accounts = accounts(sender, 3);
        sender.turn();
        sender.queue.goDown();
        assertThatThrownBy(sender::turn)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The load of mapping erp-customer waits, because Service Bus takes no messages for erp");
        sender.clock.tick(Duration.ofSeconds(10));
        sender.queue.comeBack();
        assertThat(sender.outbound.rests("erp")).isFalse();
        untilSteady(sender);
        assertThat(sender.sentRows()).containsExactlyInAnyOrderElementsOf(accounts);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCrashAtAnyStepRepeatsAndNeverSkips(boolean afterTheEffect) {
        int crashes = 0;
        for (int at = 1; crash(at, afterTheEffect); at++) {
            crashes++;
        }
        assertThat(crashes).isBetween(5, 60);
    }

    private static boolean crash(int at, boolean afterTheEffect) {
        TestSender crashing = new TestSender(ALL);
        List<UUID> accounts = accounts(crashing, 5);
        Outbox outbox = crashing.outbox;
        DeltaLinks deltaLinks = crashing.deltaLinks;
        crashing.queue.refuse(message -> message.body().contains(accounts.get(1).toString()));
        CrashingPorts ports = new CrashingPorts(at, afterTheEffect);
        crashing.outbox = ports.of(Outbox.class, outbox);
        crashing.deltaLinks = ports.of(DeltaLinks.class, deltaLinks);
        crashing.publisher = ports.of(Publisher.class, crashing.queue);
        try {
            untilSteady(crashing.restart());
        } catch (Crash expectedHere) {
            assertThat(expectedHere).hasMessageMatching("(before|after) \\w+");
        }
        crashing.outbox = outbox;
        crashing.deltaLinks = deltaLinks;
        crashing.publisher = crashing.queue;
        untilSteady(crashing.restart());
        crashing.queue.refuseNothing();
        crashing.clock.tick(Duration.ofHours(2));
        crashing.due.relayDue(100);
        assertThat(crashing.sentRows()).as("crash at step %d", at).containsAll(accounts);
        return ports.hasCrashed();
    }

    private static final String WITH_CHILDREN = ALL + """
              - name: erp-contact
                table: contact
                target: erp
                resource: contacts
                loadOrder: 20
                initialLoad: all
                targetIdColumn: rt_erpid
                fields:
                  - { to: /customerNumber, from: parentcustomerid, lookup: { account: erp-customer }, whenMissing: park }
            """;

    private static void turnsOfContacts(TestSender both, int turns) {
        for (int i = 0; i < turns; i++) {
            both.feedTurn.take(both.mappings.current().byName("erp-contact").orElseThrow(), both.mappings.current());
        }
    }

    @Test
    void aChildMappingIsLoadedAfterItsParentsHaveTheirAnswers() {
        TestSender both = new TestSender(WITH_CHILDREN);
        UUID account = both.account("Contoso");
        UUID contact = both.dataverse.create("contact", Map.of("lastname", "Demo"));
        turnsOfContacts(both, 4);
        untilSteady(both);
        turnsOfContacts(both, 4);
        assertThat(both.sentRows()).containsExactly(account);
        both.dataverse.update("account", account, Map.of("rt_erpid", "C-100001"));
        turnsOfContacts(both, 1);
        assertThat(both.sentRows()).containsExactly(account, contact);
    }

    @Test
    void aParentThatNeverGetsAnAnswerDoesNotHoldUpTheLoadForEver() {
        TestSender both = new TestSender(WITH_CHILDREN);
        UUID account = both.account("Refused by the target");
        UUID contact = both.dataverse.create("contact", Map.of("lastname", "Demo"));
        untilSteady(both);
        turnsOfContacts(both, 4);
        assertThat(both.sentRows()).containsExactly(account);
        both.clock.tick(Duration.ofSeconds(10));
        turnsOfContacts(both, 1);
        assertThat(both.sentRows()).containsExactly(account, contact);
    }
}
