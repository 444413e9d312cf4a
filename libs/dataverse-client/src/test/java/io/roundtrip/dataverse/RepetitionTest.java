package io.roundtrip.dataverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.roundtrip.dataverse.FakeEnvironment.Answer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepetitionTest {

    private static final UUID ID = UUID.fromString("60c4e274-0d87-e711-80e5-00155db19e6d");
    private static final ETag VERSION = new ETag("W/\"1\"");
    private static final Answer ROW = Answer.ok("{\"accountid\":\"" + ID + "\"}");

    private final FakeEnvironment environment = new FakeEnvironment();
    private final DataverseClient client = environment.client();

    @AfterEach
    void stop() {
        environment.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void repeatsAReadAfterAServersTrouble(int status) {
        environment.answers(Answer.error(status, "", "trouble"), Answer.error(status, "", "trouble"), ROW);

        assertThat(client.find("account", ID, List.of())).isPresent();
    }

    @Test
    void repeatsAfterASqlErrorWhateverItsStatus() {
        environment.answers(Answer.error(400, "0x80044150", "Generic SQL error. Sql Number: 1205"), ROW);

        assertThat(client.find("account", ID, List.of())).isPresent();
    }

    @Test
    void givesUpAfterFourAttemptsWithGrowingPauses() {
        environment.otherwise(request -> Answer.error(503, "", "down"));

        assertThat(failure(() -> client.find("account", ID, List.of())).status())
                .isEqualTo(503);

        assertThat(environment.asked()).hasSize(4);
        assertThat(environment.pauses).hasSize(3);
        assertThat(environment.pauses.get(0)).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
        assertThat(environment.pauses.get(1)).isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
        assertThat(environment.pauses.get(2)).isBetween(Duration.ofMillis(400), Duration.ofMillis(800));
    }

    @Test
    void doesNotRepeatWhatIsNoTrouble() {
        environment.answers(Answer.error(400, "0x80040265", "a plug-in said no"));

        assertThat(failure(() -> client.find("account", ID, List.of())).transientFailure())
                .isFalse();
        assertThat(environment.asked()).hasSize(1);
    }

    @Test
    void doesNotRepeatAWriteWithAnETagWhoseAnswerWasLost() {
        environment.answers(Answer.error(503, "", "trouble"));
        assertThat(failure(() -> client.update("account", ID, VERSION, Map.of()))
                        .transientFailure())
                .isTrue();
        environment.answers(Answer.error(503, "", "trouble"));
        assertThat(failure(() -> client.delete("account", ID, VERSION)).transientFailure())
                .isTrue();

        assertThat(environment.asked()).hasSize(2);
    }

    @Test
    void repeatsHarmlessWritesAfterALostAnswer() {
        Answer trouble = Answer.error(502, "", "trouble");
        Answer done = Answer.noContent();
        environment.answers(trouble, done, trouble, done, trouble, done, trouble, done, trouble, done);

        client.update("account", ID, Match.any(), Map.of());
        client.delete("account", ID, Match.any());
        client.insertIfAbsent("account", ID, Map.of());
        client.create("account", ID, Map.of());
        client.createMultiple("account", List.of(new NewRow(ID, Map.of())));

        assertThat(environment.asked()).hasSize(10);
    }

    @Test
    void repeatsAfterTheConnectionWasLost() {
        environment.answers(Answer.hangUp(), Answer.noContent());

        assertThatCode(() -> client.create("account", ID, Map.of())).doesNotThrowAnyException();
        assertThat(environment.asked()).hasSize(2);
    }

    @Test
    void saysThatAnAnswerWasLostAndThatItsEffectIsUnknown() {
        environment.answers(Answer.hangUp());

        DataverseException failure = failure(() -> client.update("account", ID, VERSION, Map.of()));

        assertThat(failure.status()).isZero();
        assertThat(failure.transientFailure()).isTrue();
        assertThat(failure).hasMessage("PATCH account(" + ID + ") got no answer: connection lost");
        assertThat(environment.asked()).hasSize(1);
    }

    @Test
    void repeatsEvenAWriteWithAnETagThatNeverLeft() throws Exception {
        URI nobody;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + free.getLocalPort());
        }
        DataverseClient lonely = environment.client(at(nobody, Duration.ofSeconds(5)), AccessTokens.fixed("t"));

        DataverseException failure = failure(lonely::whoAmI);

        assertThat(failure).hasMessage("WhoAmI got no answer: no connection");
        assertThat(environment.pauses).hasSize(3);
    }

    @Test
    void waitsForABodyNoLongerThanTheTimeOut() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> halfAnAnswer = CompletableFuture.runAsync(() -> sendHalf(server));
            URI url = URI.create("http://127.0.0.1:" + server.getLocalPort());
            DataverseSettings settings = at(url, Duration.ofMillis(400));
            DataverseClient impatient = environment.client(settings, AccessTokens.fixed("t"));

            CompletableFuture<DataverseException> failing =
                    CompletableFuture.supplyAsync(() -> failure(impatient::whoAmI));

            assertThat(failing.get(20, TimeUnit.SECONDS).transientFailure()).isTrue();
            halfAnAnswer.cancel(true);
        }
    }

    @Test
    void anInterruptedThreadStopsWaitingAndStaysInterrupted() {
        environment.otherwise(request -> Answer.error(503, "", "down"));
        Pause interrupted = duration -> {
            throw new InterruptedException();
        };
        DataverseClient stopped = new DataverseClient(
                environment.settings(),
                AccessTokens.fixed("t"),
                new Surroundings(environment.clock, new java.util.Random(1), interrupted, UUID::randomUUID));

        DataverseException failure = failure(stopped::whoAmI);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.transientFailure()).isTrue();
        Awaitility.await().untilAsserted(() -> assertThat(environment.asked()).hasSize(1));
    }

    private DataverseSettings at(URI url, Duration timeout) {
        return new DataverseSettings(url, environment.settings().users(), timeout, 1000);
    }

    private static void sendHalf(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                server.accept()
                        .getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"UserId\":".getBytes());
            } catch (java.io.IOException e) {
                return;
            }
        }
    }

    private static DataverseException failure(ThrowingCallable call) {
        return catchThrowableOfType(DataverseException.class, call);
    }
}
