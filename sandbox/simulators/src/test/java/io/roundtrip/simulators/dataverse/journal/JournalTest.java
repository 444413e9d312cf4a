package io.roundtrip.simulators.dataverse.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roundtrip.simulators.dataverse.Batches;
import io.roundtrip.simulators.dataverse.RunningDataverse;
import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.faults.FaultKind;
import io.roundtrip.simulators.dataverse.faults.Faults.Moment;
import io.roundtrip.simulators.dataverse.faults.RequestMatch;
import io.roundtrip.simulators.dataverse.journal.JournalEntry.Exchange;
import io.roundtrip.simulators.dataverse.limits.ServiceLimits;
import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.protocol.Call;
import io.roundtrip.simulators.dataverse.protocol.Caller;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JournalTest {
    @RegisterExtension
    static final RunningDataverse running = new RunningDataverse();

    private final SimulatedDataverse dataverse = running.dataverse;
    private final WebApi kim = running.as("kim.demo");
    private final WebApi alex = running.as("alex.demo");
    private long before;

    @BeforeEach
    void start() {
        before = dataverse.journal().stream()
                .mapToLong(JournalEntry::sequence)
                .max()
                .orElse(0);
    }

    @AfterEach
    void clear() {
        dataverse.faults().clear();
        dataverse.limits().off();
    }

    private JournalEntries seen() {
        return dataverse.journalSince(before);
    }

    private JournalEntry only() {
        assertThat(seen()).hasSize(1);
        return seen().get(0);
    }

    @Test
    void tellsWhichFaultHitAndWhatWasAnswered() {
        dataverse.faults().throttle("kim.demo", Duration.ofSeconds(30), Duration.ofSeconds(60));
        WebApi.Reply refused = kim.get("accounts", "x-ms-client-request-id", "a", "x-ms-correlation-id", "b");
        Exchange exchange = only().exchange();
        assertThat(exchange.code()).contains("0x80072322");
        assertThat(exchange.hit()).contains("answered 429 before the effect");
        assertThat(exchange.retryAfter()).contains(Duration.ofSeconds(30));
        assertThat(exchange.bytes()).isEqualTo(refused.body().length());
        assertThat(exchange.correlationIds()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void tellsWhichLimitHitOnWhichServer() {
        dataverse.limits().set(ServiceLimits.documented().scaledDownBy(6000).withServers(2));
        for (int i = 0; i < 3; i++) {
            kim.get("WhoAmI");
        }
        assertThat(seen()).extracting(entry -> entry.exchange().server()).containsExactly(1, 2, 1);
        assertThat(seen().withStatus(429))
                .hasSize(1)
                .allMatch(entry -> entry.exchange().hit().equals(Optional.of("requests")));
    }

    @Test
    void theLatencyLiesBetweenArrivalAndAnswer() {
        kim.get("WhoAmI");
        assertThat(only().exchange().arrivedAt()).isEqualTo(running.clock.instant());
        assertThat(only().exchange().request()).isLessThan(only().sequence());
    }

    @Test
    void partsOfABatchHaveItsNumber() {
        Batches.ofContacts(kim, "One", "Two");
        assertThat(seen()).extracting(entry -> entry.exchange().part()).containsExactly(1, 2, 0);
        assertThat(seen())
                .extracting(entry -> entry.exchange().request())
                .containsOnly(seen().get(2).exchange().request());
        assertThat(seen().wholeRequests()).extracting(JournalEntry::path).containsExactly("$batch");
    }

    @Test
    void aRequestResetBeforeItsEffectHasNoStatus() {
        dataverse.faults().reset(RequestMatch.any(), Moment.BEFORE_THE_EFFECT, 1);
        assertThatThrownBy(() -> kim.post("contacts", "{}")).isInstanceOf(UncheckedIOException.class);
        assertThat(only().status()).isZero();
        assertThat(only().exchange().hit()).contains("reset before the effect");
    }

    @Test
    void aLostAnswerStillTellsTheRow() {
        UUID id = dataverse.create("account", Map.of("name", "Lost"));
        dataverse.faults().random(1, 1, List.of(FaultKind.GATEWAY_TIMEOUT_PAGE));
        kim.patch("accounts(" + id + ")", "{\"fax\":\"1\"}", "If-Match", "*");
        assertThat(only().status()).isEqualTo(504);
        assertThat(only().rowIds()).containsExactly(id);
    }

    @Test
    void anUnknownTokenIsJournaledWithoutUser() {
        running.as("nobody").get("WhoAmI");
        assertThat(only()).extracting(JournalEntry::user, JournalEntry::status).containsExactly("", 401);
    }

    @Test
    void answersQuestions() {
        UUID id = dataverse.create("account", Map.of("name", "Asked"));
        Instant early = running.clock.instant();
        kim.get("accounts(" + id + ")");
        running.clock.tick(Duration.ofSeconds(1));
        alex.get("contacts");
        alex.get("contacts(" + id + ")");
        assertThat(seen().by("kim.demo").ofTable("account")).hasSize(1);
        assertThat(seen().withStatus(404).by("alex.demo")).hasSize(1);
        assertThat(seen().arrivedBetween(early, early.plusSeconds(1))).hasSize(1);
        assertThat(seen().where(entry -> entry.path().equals("contacts"))).hasSize(1);
    }

    @Test
    void findsTheRequestsOfAUserWhoDidNotWait() {
        dataverse.faults().throttle("kim.demo", Duration.ofSeconds(30), Duration.ofSeconds(5));
        kim.get("WhoAmI");
        assertThat(seen().insideRetryAfter("kim.demo"))
                .as("the refused one itself")
                .isEmpty();
        running.clock.tick(Duration.ofSeconds(10));
        kim.get("WhoAmI");
        alex.get("WhoAmI");
        assertThat(seen().insideRetryAfter("kim.demo")).hasSize(1);
        assertThat(seen().insideRetryAfter("kim.demo", Duration.ofSeconds(11))).isEmpty();
        assertThat(seen().insideRetryAfter("alex.demo")).isEmpty();
        running.clock.tick(Duration.ofSeconds(20));
        kim.get("WhoAmI");
        assertThat(seen().insideRetryAfter("kim.demo")).hasSize(1);
    }

    @Test
    void aRequestUnderWayWhenTheOtherIsRefusedDidNotPushOn() {
        Instant at = Instant.parse("2026-01-31T08:00:00Z");
        JournalEntry refused = entry(
                4,
                at,
                new Exchange(
                        3,
                        0,
                        at,
                        1,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Duration.ofSeconds(9)),
                        0,
                        List.of()));
        JournalEntry underWay = entry(
                6, at, new Exchange(2, 0, at, 1, Optional.empty(), Optional.empty(), Optional.empty(), 0, List.of()));
        JournalEntry after = entry(
                7, at, new Exchange(5, 0, at, 1, Optional.empty(), Optional.empty(), Optional.empty(), 0, List.of()));
        assertThat(new JournalEntries(List.of(refused, underWay, after)).insideRetryAfter("kim.demo"))
                .containsExactly(after);
    }

    private static JournalEntry entry(long sequence, Instant at, Exchange exchange) {
        return new JournalEntry(
                sequence,
                at,
                "kim.demo",
                "GET",
                "WhoAmI",
                "",
                200,
                "",
                List.of(),
                Set.of(),
                Optional.empty(),
                exchange);
    }

    @Test
    void forgetsTheOldestBeyondItsSize() {
        Journal small = new Journal(running.clock, new JournalSize(3, 100));
        Caller caller = new Caller("kim.demo", new UUID(0, 1));
        for (int i = 0; i < 5; i++) {
            Call call = new Call("GET", "path" + i, "", Map.of(), new byte[0], caller);
            small.add(small.arrive(), call, Answer.empty(204));
        }
        assertThat(small.since(0)).extracting(JournalEntry::path).containsExactly("path2", "path3", "path4");
    }
}
