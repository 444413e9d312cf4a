package io.roundtrip.simulators.dataverse.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roundtrip.simulators.dataverse.Batches;
import io.roundtrip.simulators.dataverse.RunningDataverse;
import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.WebApi.Reply;
import io.roundtrip.simulators.dataverse.faults.Fault.Chance;
import io.roundtrip.simulators.dataverse.faults.Fault.Drip;
import io.roundtrip.simulators.dataverse.faults.Fault.Late;
import io.roundtrip.simulators.dataverse.faults.Faults.Moment;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EveryFaultTest {
    @RegisterExtension
    static final RunningDataverse running = new RunningDataverse();

    private static final Set<FaultKind> WITH_EFFECT = EnumSet.of(
            FaultKind.GATEWAY_TIMEOUT_PAGE,
            FaultKind.RESET_AFTER_THE_EFFECT,
            FaultKind.HALF_AN_ANSWER,
            FaultKind.EMPTY_BODY,
            FaultKind.SLOW_DRIP,
            FaultKind.LATE);

    private final SimulatedDataverse dataverse = running.dataverse;
    private final Faults faults = dataverse.faults();
    private final WebApi kim = running.as("kim.demo");

    @AfterEach
    void clear() {
        faults.clear();
    }

    private void next(Fault fault) {
        faults.add(FaultScript.of(RequestMatch.any(), fault).times(1));
    }

    private Reply meet(FaultKind kind) {
        next(kind.fault());
        return kim.get("accounts?$select=name");
    }

    private Reply create(UUID id) {
        return kim.post(
                "accounts?$select=name",
                "{\"accountid\":\"" + id + "\",\"name\":\"" + "long ".repeat(30) + "\"}",
                "Prefer",
                "return=representation");
    }

    private List<Integer> statuses(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> kim.get("WhoAmI").status())
                .toList();
    }

    /** Whether the client gets an answer or not, a fault says whether the row was written. */
    @ParameterizedTest
    @EnumSource(FaultKind.class)
    void eachKindHasTheEffectOrNot(FaultKind kind) {
        UUID id = UUID.randomUUID();
        next(kind.fault());
        try {
            create(id);
        } catch (UncheckedIOException broken) {
            assertThat(kind)
                    .isIn(
                            FaultKind.RESET_BEFORE_THE_EFFECT,
                            FaultKind.RESET_AFTER_THE_EFFECT,
                            FaultKind.HALF_AN_ANSWER);
        }
        assertThat(dataverse.row("account", id).isEmpty()).isEqualTo(!WITH_EFFECT.contains(kind));
        assertThat(faults.open()).isEmpty();
    }

    @Test
    void aScriptHitsFromTheThirdRequestOnTwice() {
        faults.add(FaultScript.of(RequestMatch.any(), Fault.failing(Failure.unavailable()))
                .from(3)
                .times(2));
        assertThat(statuses(6)).containsExactly(200, 200, 503, 503, 200, 200);
    }

    @Test
    void aScriptLastsForItsTime() {
        faults.add(FaultScript.of(RequestMatch.any(), Fault.failing(Failure.unavailable()))
                .lasting(Duration.ofSeconds(10)));
        assertThat(statuses(2)).containsOnly(503);
        running.clock.tick(Duration.ofSeconds(10));
        assertThat(statuses(2)).containsOnly(200);
    }

    @Test
    void oneRequestMeetsOneFaultAndTheNextOneTheNext() {
        faults.fail(RequestMatch.any(), Failure.sqlDeadlock(), 1);
        faults.fail(RequestMatch.any(), Failure.unavailable(), 1);
        assertThat(statuses(3)).containsExactly(500, 503, 200);
    }

    @Test
    void everyRowTakesItsTime() {
        dataverse.createAll("contact", Collections.nCopies(6, Map.of("lastname", "Slow")));
        next(new Late(Duration.ZERO, Duration.ofMillis(50), Chance.NONE));
        long start = System.nanoTime();
        assertThat(kim.query("contacts", "lastname eq 'Slow'").value()).hasSize(6);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void randomLatencyIsTheSameForItsSeed() {
        Late late = new Late(Duration.ofMillis(5), Duration.ZERO, new Chance(42, Duration.ofSeconds(1)));
        List<Duration> drawn =
                IntStream.range(0, 100).mapToObj(i -> late.drawn(i).of(0)).toList();
        assertThat(drawn).doesNotHaveDuplicates();
        assertThat(drawn).allMatch(time -> time.toMillis() >= 5 && time.toMillis() <= 1005);
        assertThat(drawn)
                .isEqualTo(IntStream.range(0, 100)
                        .mapToObj(i -> late.drawn(i).of(0))
                        .toList());
    }

    @Test
    void anAnswerDripsInChunks() {
        next(new Drip(4, Duration.ofMillis(400)));
        long start = System.nanoTime();
        assertThat(kim.get("WhoAmI").json()).containsKey("UserId");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void halfAnAnswerPromisesItsWholeLength() {
        next(FaultKind.HALF_AN_ANSWER.fault());
        assertThatThrownBy(() -> create(UUID.randomUUID()))
                .isInstanceOf(UncheckedIOException.class)
                .hasStackTraceContaining("fixed content-length");
        assertThat(statuses(1)).containsExactly(200);
    }

    @Test
    void aGatewayAnswersWithAPage() {
        Reply page = meet(FaultKind.BAD_GATEWAY_PAGE);
        assertThat(page.status()).isEqualTo(502);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body()).startsWith("<html>");
        assertThat(page.header("OData-Version")).isEmpty();
        assertThat(meet(FaultKind.PAGE_WITH_200).body()).startsWith("<html>");
    }

    @Test
    void anErrorCanHaveTheOtherShape() {
        Map<String, Object> body = meet(FaultKind.EXCEPTION).json();
        assertThat(body)
                .containsKeys("Message", "ExceptionMessage", "StackTrace")
                .containsEntry("ErrorCode", "0x80040216");
    }

    @Test
    void aCodeCanBeDecimal() {
        assertThat(meet(FaultKind.DECIMAL_CODE).errorCode()).isEqualTo("-2147015902");
    }

    @Test
    void sqlErrorsTellTheirNumberInTheText() {
        Reply deadlock = meet(FaultKind.SQL_DEADLOCK);
        assertThat(deadlock.errorCode()).isEqualTo("0x80044150");
        assertThat(deadlock.errorMessage()).contains("Sql Number: 1205");
        assertThat(meet(FaultKind.SQL_TIMEOUT).errorCode()).isEqualTo("0x80044151");
    }

    @Test
    void aRunningImportIsA429WithoutRetryAfter() {
        Reply importing = meet(FaultKind.IMPORT_RUNNING);
        assertThat(importing.status()).isEqualTo(429);
        assertThat(importing.errorCode()).isEqualTo("0x80071151");
        assertThat(importing.header("Retry-After")).isEmpty();
    }

    @Test
    void anAnswerCanLoseItsBody() {
        UUID id = UUID.randomUUID();
        next(FaultKind.EMPTY_BODY.fault());
        Reply created = create(id);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body()).isEmpty();
    }

    @Test
    void onePartOfABatchFails() {
        faults.add(FaultScript.of(RequestMatch.any().path("^contacts$"), FaultKind.SQL_DEADLOCK.fault())
                .from(2)
                .times(1));
        assertThat(Batches.statuses(Batches.ofContacts(kim, "One", "Two", "Three")))
                .containsExactly(204, 500, 204);
    }

    @Test
    void onePartOfABatchFailsAfterItsEffect() {
        int before = dataverse.count("contact");
        Fault late =
                new Fault.Answered(Moment.AFTER_THE_EFFECT, Failure.sqlTimeout().answer());
        faults.add(FaultScript.of(RequestMatch.any().path("^contacts$"), late).times(1));
        assertThat(Batches.statuses(Batches.ofContacts(kim, "One", "Two"))).containsExactly(500, 204);
        assertThat(dataverse.count("contact")).isEqualTo(before + 2);
    }
}
