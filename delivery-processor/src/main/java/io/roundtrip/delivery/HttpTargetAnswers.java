package io.roundtrip.delivery;

import io.roundtrip.delivery.TargetSystem.TargetAnswer;
import io.roundtrip.messaging.Category;
import io.roundtrip.messaging.Failure;
import io.roundtrip.messaging.FailureKind;
import io.roundtrip.messaging.Stage;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** What a status and a body of the HTTP contract mean. */
final class HttpTargetAnswers {

    private static final int LONGEST_QUOTE = 300;

    private HttpTargetAnswers() {}

    static TargetAnswer read(String target, HttpResponse<String> response, JsonMapper json) {
        JsonNode body = parsed(response.body(), json);
        int status = response.statusCode();
        if (status / 100 == 2) {
            return new TargetAnswer.Written(text(body, "number"));
        }
        if (status == 409 && body.path("code").asString("").equals("stale_version")) {
            return stale(target, body);
        }
        return new TargetAnswer.Refused(refusal(target, status, body)
                .withDetail(target + " answered " + status + ": " + quote(response.body()))
                .withRetryAfter(retryAfter(response)));
    }

    /** What was written must be addressable: an upsert's answer names the record's number. */
    static TargetAnswer withId(String target, TargetAnswer answer) {
        return answer instanceof TargetAnswer.Written written
                        && written.targetId().isEmpty()
                ? new TargetAnswer.Refused(failure(
                        FailureKind.PERMANENT,
                        Category.MAPPING,
                        target + " gave no number for the record it has written"))
                : answer;
    }

    private static TargetAnswer stale(String target, JsonNode body) {
        return text(body, "storedVersion")
                .flatMap(GuardVersion::parse)
                .<TargetAnswer>map(stored -> new TargetAnswer.Stale(stored, text(body, "number")))
                .orElseGet(() -> new TargetAnswer.Refused(failure(
                        FailureKind.PERMANENT,
                        Category.MAPPING,
                        target + " holds a newer version but does not say which")));
    }

    private static Failure refusal(String target, int status, JsonNode body) {
        return switch (status) {
            case 401, 403 -> failure(FailureKind.BLOCKED, Category.ACCESS, target + " does not accept our key");
            case 400, 409, 422 -> failure(FailureKind.PERMANENT, Category.DATA, message(target, status, body));
            case 408, 425, 500, 502, 503, 504 ->
                failure(FailureKind.TRANSIENT, Category.TARGET_DOWN, target + " is not available");
            case 429 -> failure(FailureKind.TRANSIENT, Category.THROTTLED, target + " asks for fewer requests");
            case 404, 405, 411, 413, 415 ->
                failure(FailureKind.PERMANENT, Category.MAPPING, message(target, status, body));
            default -> failure(FailureKind.TRANSIENT, Category.UNKNOWN, message(target, status, body));
        };
    }

    private static Failure failure(FailureKind kind, Category category, String reason) {
        return Failure.of(kind, Stage.DELIVER, category, reason);
    }

    private static String message(String target, int status, JsonNode body) {
        return text(body, "message").orElse(target + " refused it with status " + status);
    }

    private static Optional<String> text(JsonNode body, String name) {
        return Optional.of(body.path(name).asString("")).filter(value -> !value.isBlank());
    }

    private static JsonNode parsed(String body, JsonMapper json) {
        try {
            return body.isBlank() ? MissingNode.getInstance() : json.readTree(body);
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }

    /** Seconds only; a date or anything else counts as not said. */
    private static Optional<Duration> retryAfter(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(Long::parseLong)
                .map(Duration::ofSeconds);
    }

    private static String quote(String body) {
        return body.length() <= LONGEST_QUOTE ? body : body.substring(0, LONGEST_QUOTE) + "…";
    }
}
