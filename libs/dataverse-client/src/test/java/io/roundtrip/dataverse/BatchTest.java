package io.roundtrip.dataverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.roundtrip.dataverse.FakeEnvironment.Answer;
import io.roundtrip.dataverse.FakeEnvironment.Asked;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchTest {

    private static final UUID ID = UUID.fromString("60c4e274-0d87-e711-80e5-00155db19e6d");
    private static final ETag VERSION = new ETag("W/\"915244\"");
    private static final String DONE = "HTTP/1.1 204 No Content\r\nOData-Version: 4.0\r\n\r\n";

    private final FakeEnvironment environment = new FakeEnvironment();
    private final DataverseClient client = environment.client();

    @AfterEach
    void stop() {
        environment.close();
    }

    @Test
    void writesTheMultipartOfTheDocumentation() {
        environment.answers(multipart(200, DONE, DONE, DONE));

        client.batch(Batch.of(
                Batch.insertIfAbsent("account", ID, Map.of("name", "Ä")),
                Batch.update("contact", ID, VERSION, Map.of("fax", "1")),
                Batch.delete("account", ID, Match.any())));

        Asked request = environment.onlyAsked();
        String boundary =
                request.header("Content-Type").replaceAll("multipart/mixed; boundary=\"(batch_[^\"]+)\"", "$1");
        String start = "--" + boundary + "\r\nContent-Type: application/http\r\n"
                + "Content-Transfer-Encoding: binary\r\n\r\n";
        assertThat(request.method() + " " + request.target()).isEqualTo("POST /api/data/v9.2/$batch");
        assertThat(request.header("Prefer")).isEqualTo("odata.continue-on-error");
        assertThat(request.body())
                .isEqualTo(start + "PATCH /api/data/v9.2/accounts(" + ID
                        + ") HTTP/1.1\r\nAccept: application/json\r\nIf-None-Match: *\r\n"
                        + "Content-Type: application/json; type=entry\r\n\r\n{\"name\":\"Ä\"}\r\n"
                        + start + "PATCH /api/data/v9.2/contacts(" + ID
                        + ") HTTP/1.1\r\nAccept: application/json\r\nIf-Match: W/\"915244\"\r\n"
                        + "Content-Type: application/json; type=entry\r\n\r\n{\"fax\":\"1\"}\r\n"
                        + start + "DELETE /api/data/v9.2/accounts(" + ID
                        + ") HTTP/1.1\r\nAccept: application/json\r\n\r\n\r\n"
                        + "--" + boundary + "--\r\n");
    }

    @Test
    void tellsTheOutcomeOfEveryPart() {
        environment.answers(multipart(
                200,
                DONE,
                failed(412, "", "A record with matching key values already exists."),
                DONE,
                failed(412, "0x80060882", "RowVersion"),
                failed(404, "0x80040217", "Does Not Exist"),
                DONE,
                failed(404, "0x80040217", "Does Not Exist"),
                failed(400, "0x80044331", "--batchresponse_x too long\\r\\n")));

        List<PartResult> results =
                client.batch(Batch.of(insert(), insert(), update(), update(), update(), delete(), delete(), update()));

        assertThat(results.stream().map(PartResult::outcome))
                .containsExactly(
                        PartOutcome.CREATED,
                        PartOutcome.ALREADY_THERE,
                        PartOutcome.UPDATED,
                        PartOutcome.CHANGED_MEANWHILE,
                        PartOutcome.GONE,
                        PartOutcome.DELETED,
                        PartOutcome.GONE,
                        PartOutcome.FAILED);
        assertThat(results.get(7).failure().orElseThrow())
                .hasMessage("PATCH account(" + ID + ") was answered 400 0x80044331");
    }

    @Test
    void readsLineEndsAndBoundariesAsTheDocumentationShowsThem() {
        String body =
                multipart(200, DONE, failed(404, "0x80040217", "gone")).body().replace("\r\n", "\n");
        environment.answers(new Answer(
                200, body, Map.of("Content-Type", "multipart/mixed; charset=utf-8; boundary=\"batchresponse_x\"")));

        assertThat(client.batch(Batch.of(update(), update())).stream().map(PartResult::outcome))
                .containsExactly(PartOutcome.UPDATED, PartOutcome.GONE);
    }

    @Test
    void failsWhatAServerThatStoppedAtTheFirstErrorDidNotTry() {
        environment.answers(multipart(400, DONE, failed(400, "0x80040265", "plug-in")));

        List<PartResult> results = client.batch(Batch.of(update(), update(), update()));

        assertThat(results.stream().map(PartResult::outcome))
                .containsExactly(PartOutcome.UPDATED, PartOutcome.FAILED, PartOutcome.FAILED);
        assertThat(results.get(1).failure().orElseThrow().transientFailure()).isFalse();
        assertThat(results.get(2).failure().orElseThrow().transientFailure()).isTrue();
    }

    @Test
    void throwsForAPlainErrorAndForAnAnswerThatIsNoMultipart() {
        environment.answers(Answer.error(400, "0x80060888", "malformed batch"));
        assertThat(batchFailure().code()).contains("0x80060888");

        environment.answers(Answer.ok("{}"));
        assertThat(batchFailure().transientFailure()).isTrue();
    }

    @Test
    void splitsAtAThousandPartsAndKeepsWhatIsKnownWhenALaterRequestFails() {
        String[] thousand = Collections.nCopies(1_000, DONE).toArray(String[]::new);
        environment.answers(multipart(200, thousand), Answer.error(403, "0x80040220", "denied"));

        List<PartResult> results = client.batch(new Batch(Collections.nCopies(1_001, delete())));

        assertThat(results).hasSize(1_001);
        assertThat(results.get(999).outcome()).isEqualTo(PartOutcome.DELETED);
        assertThat(results.get(1_000).failure().orElseThrow().accessDenied()).isTrue();
        assertThat(client.batch(Batch.of())).isEmpty();
        assertThat(environment.asked()).hasSize(2);
    }

    @Test
    void aThrottledPartOpensTheWindowForAll() {
        environment.answers(
                multipart(
                        200, DONE, failed(429, "0x80072321", "slow").replace("\r\n\r\n", "\r\nRetry-After: 7\r\n\r\n")),
                multipart(200, DONE));

        PartResult throttled = client.batch(Batch.of(update(), update())).get(1);
        client.batch(Batch.of(update()));

        assertThat(throttled.failure().orElseThrow().retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(Duration.between(
                        environment.asked().get(0).at(),
                        environment.asked().get(1).at()))
                .isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void repeatsABatchOnlyWhenEveryPartBearsIt() {
        environment.answers(Answer.error(503, "", "busy"), multipart(200, DONE, DONE));
        assertThat(client.batch(Batch.of(insert(), delete()))).hasSize(2);

        environment.answers(Answer.error(503, "", "busy"));
        assertThat(batchFailure().status()).isEqualTo(503);
        assertThat(environment.asked()).hasSize(3);
    }

    private DataverseException batchFailure() {
        return catchThrowableOfType(DataverseException.class, () -> client.batch(Batch.of(update())));
    }

    private static Batch.Part insert() {
        return Batch.insertIfAbsent("account", ID, Map.of());
    }

    private static Batch.Part update() {
        return Batch.update("account", ID, VERSION, Map.of("name", "A"));
    }

    private static Batch.Part delete() {
        return Batch.delete("account", ID, Match.any());
    }

    private static String failed(int status, String code, String message) {
        return "HTTP/1.1 " + status + " Reason\r\nREQ_ID: x\r\nContent-Type: application/json\r\n\r\n"
                + Answer.error(status, code, message).body();
    }

    private static Answer multipart(int status, String... parts) {
        String body = Stream.of(parts)
                .map(part -> "--batchresponse_x\r\nContent-Type: application/http\r\n"
                        + "Content-Transfer-Encoding: binary\r\n\r\n" + part + "\r\n")
                .collect(Collectors.joining("", "", "--batchresponse_x--\r\n"));
        return new Answer(status, body, Map.of("Content-Type", "multipart/mixed; boundary=batchresponse_x"));
    }

    @Test
    void halvesABatchThatTakesTheServerTooLong() {
        environment.otherwise(request -> parts(request) > 300
                ? Answer.error(500, "0x80044151", "SQL timeout")
                : multipart(200, Collections.nCopies(parts(request), DONE).toArray(String[]::new)));

        List<PartResult> results = client.batch(new Batch(Collections.nCopies(1_000, anyDelete())));

        assertThat(results).hasSize(1_000).allMatch(result -> result.outcome() == PartOutcome.DELETED);
        assertThat(environment.asked())
                .extracting(BatchTest::parts)
                .contains(1_000, 500, 250)
                .filteredOn(parts -> parts <= 300)
                .containsExactly(250, 250, 250, 250);
    }

    @Test
    void doesNotHalveWhatMustNotBeRepeated() {
        environment.otherwise(request -> Answer.error(500, "0x80044151", "SQL timeout"));
        Batch conditional = new Batch(Collections.nCopies(20, Batch.delete("account", ID, VERSION)));

        DataverseException failure = catchThrowableOfType(DataverseException.class, () -> client.batch(conditional));

        assertThat(failure.code()).contains("0x80044151");
        assertThat(environment.asked()).extracting(BatchTest::parts).containsOnly(20);
    }

    private static Batch.Part anyDelete() {
        return Batch.delete("account", ID, Match.any());
    }

    private static int parts(Asked request) {
        return request.body().split("Content-Type: application/http", -1).length - 1;
    }
}
