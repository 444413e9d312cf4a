package io.roundtrip.dataverse;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An answer of any status.
 *
 * @param lane the application user that asked
 * @param receivedAt what a Retry-After counts from
 * @param afterLostAttempt an earlier attempt of the same call got no answer and may have had its effect
 */
record HttpAnswer(
        String item,
        int status,
        HttpHeaders headers,
        AnswerBody content,
        Instant receivedAt,
        Lane lane,
        boolean afterLostAttempt) {

    boolean succeeded() {
        return status >= 200 && status < 300;
    }

    String body() {
        return content.text();
    }

    /** The page that was asked for; an exception for a failure and for anything else. */
    RowPage page() {
        return orThrow()
                .content
                .page()
                .orElseThrow(() -> DataverseException.unanswered(item, "not the JSON of a page", null));
    }

    Optional<Duration> retryAfter() {
        return headers.firstValue("Retry-After").flatMap(text -> RetryAfter.parse(text, receivedAt));
    }

    DataverseException failure() {
        return DataverseException.answered(item, status, ErrorBody.parse(body()), retryAfter());
    }

    HttpAnswer orThrow() {
        if (!succeeded()) {
            throw failure();
        }
        return this;
    }

    HttpAnswer afterLostAttempt(boolean lost) {
        return new HttpAnswer(item, status, headers, content, receivedAt, lane, lost);
    }

    /** The same answer, told of a part of the request. */
    HttpAnswer about(String part) {
        return new HttpAnswer(part, status, headers, content, receivedAt, lane, afterLostAttempt);
    }
}
