package io.roundtrip.dataverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.roundtrip.dataverse.FakeEnvironment.Answer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorShapesTest {

    private static final UUID ID = UUID.fromString("60c4e274-0d87-e711-80e5-00155db19e6d");

    private final FakeEnvironment environment = new FakeEnvironment();

    @AfterEach
    void stop() {
        environment.close();
    }

    @ParameterizedTest(name = "{0} {1}: {3}")
    @CsvSource({
        "400, 0x80060888, 0x80060888, permanent",
        "400, 0x80044331, 0x80044331, permanent",
        "400, 0x80040265, 0x80040265, permanent",
        "400, 0x80044150, 0x80044150, transient",
        "400, -2147204784, 0x80044150, transient",
        "500, 0x80044151, 0x80044151, transient",
        "500, 0x80040216, 0x80040216, transient",
        "500, 0x80040265, 0x80040265, permanent",
        "500, '', '', transient",
        "401, '', '', unauthorized",
        "403, 0x80040220, 0x80040220, denied",
        "403, 0x80072560, 0x80072560, denied",
        "404, 0x80040217, 0x80040217, missing",
        "404, -2147220969, 0x80040217, missing",
        "404, 0x8006088A, 0x8006088a, permanent",
        "404, 0x80060891, 0x80060891, permanent",
        "404, '', '', permanent",
        "405, 0x80040227, 0x80040227, permanent",
        "412, 0x80040237, 0x80040237, duplicate",
        "412, 0x80060892, 0x80060892, duplicate",
        "412, 0x80040333, 0x80040333, duplicate",
        "412, 0x80060882, 0x80060882, permanent",
        "413, '', '', permanent",
        "429, 0x80072321, 0x80072321, throttled",
        "429, -2147015902, 0x80072322, throttled",
        "429, 2147951398, 0x80072326, throttled",
        "400, 0x8005F103, 0x8005f103, throttled",
        "503, 429, 429, throttled",
        "410, '', '', expired",
        "400, 0x80044352, 0x80044352, expired",
        "400, -2147204270, 0x80044352, expired",
        "501, '', '', permanent",
        "503, '', '', transient",
        "302, '', '', transient",
    })
    void tellsWhatAnErrorMeans(int status, String code, String normalised, String meaning) {
        DataverseException failure = failureOf(Answer.error(status, code, "why"));

        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.code().orElse("")).isEqualTo(normalised);
        assertThat(failure.serverMessage()).contains("why");
        assertThat(meanings(failure)).isEqualTo(meaning);
    }

    @Test
    void readsTheOlderShapeOfAnError() {
        DataverseException failure = failureOf(new Answer(
                400, "{\"Message\":\"old\",\"ExceptionMessage\":\"e\",\"ErrorCode\":\"-2147220891\"}", Map.of()));

        assertThat(failure.code()).contains("0x80040265");
        assertThat(failure.serverMessage()).contains("old");
    }

    @Test
    void readsAnErrorWithAnnotations() {
        String json = "{\"error\":{\"code\":\"0x80040265\",\"message\":\"m\","
                + "\"@Microsoft.PowerApps.CDS.ErrorDetails.OperationStatus\":\"0\",\"details\":[{\"x\":1}]}}";

        assertThat(failureOf(new Answer(400, json, Map.of())).code()).contains("0x80040265");
    }

    @ParameterizedTest
    @CsvSource({"''", "<html>Bad gateway</html>", "null", "[]", "'\"text\"'", "'{\"error\":\"text\"}'", "'{\"error\"'"})
    void getsByWithoutReadableBody(String body) {
        DataverseException failure = failureOf(new Answer(502, body, Map.of("Content-Type", "text/html")));

        assertThat(failure.code()).isEmpty();
        assertThat(failure.transientFailure()).isTrue();
    }

    @Test
    void aMessageShowsNeitherTokenNorDataNorWhatTheServerSaid() {
        DataverseException failure = failureOf(Answer.error(400, "0x80044331", "Kim Example is too long"));

        assertThat(failure).hasMessage("PATCH account(" + ID + ") was answered 400 0x80044331");
        assertThat(failure.toString()).doesNotContain("the-token", "Kim", "Secret name");
    }

    @Test
    void secretsAndLinksAreNotPrinted() {
        assertThat(environment.settings().toString()).doesNotContain("s3cret");
        assertThat(new DeltaLink("https://org.example/x?$deltatoken=919042").toString())
                .doesNotContain("919042");
    }

    /** Every answer is the last: repeated as often as the client likes. */
    private DataverseException failureOf(Answer answer) {
        environment.otherwise(request -> answer);
        DataverseClient client = environment.client();
        return catchThrowableOfType(DataverseException.class, () -> createOrUpdate(client, answer.status()));
    }

    /** Creation makes no outcome of 404 and 412. */
    private static void createOrUpdate(DataverseClient client, int status) {
        if (status == 404 || status == 412) {
            client.createMultiple("account", List.of(new NewRow(ID, Map.of("name", "Secret name"))));
        } else {
            client.update("account", ID, Match.any(), Map.of("name", "Secret name"));
        }
    }

    private static String meanings(DataverseException e) {
        if (e.throttled()) {
            return e.transientFailure() ? "throttled" : "throttled but permanent";
        }
        if (e.expiredDeltaLink() || e.rowMissing() || e.isDuplicate() || e.unauthorized() || e.accessDenied()) {
            return e.transientFailure() ? "both" : permanentKind(e);
        }
        return e.transientFailure() ? "transient" : "permanent";
    }

    private static String permanentKind(DataverseException e) {
        if (e.unauthorized() || e.accessDenied()) {
            return e.unauthorized() ? "unauthorized" : "denied";
        }
        if (e.expiredDeltaLink()) {
            return "expired";
        }
        return e.isDuplicate() ? "duplicate" : "missing";
    }
}
