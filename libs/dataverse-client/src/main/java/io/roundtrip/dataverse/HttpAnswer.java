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
        String body,
        Instant receivedAt,
        Lane lane,
        boolean afterLostAttempt) {

    boolean succeeded() {
        return status >= 200 && status < 300;
    }

    Optional<Duration> retryAfter() {
        return headers.firstValue("Retry-After").flatMap(text -> RetryAfter.parse(text, receivedAt));
    }

    DataverseException failure() {
        return DataverseException.answered(item, status, ErrorBody.parse(body), retryAfter());
    }

    HttpAnswer orThrow() {
        if (!succeeded()) {
            throw failure();
        }
        return this;
    }

    HttpAnswer afterLostAttempt(boolean lost) {
        return new HttpAnswer(item, status, headers, body, receivedAt, lane, lost);
    }

    /** The same answer, told of a part of the request. */
    HttpAnswer about(String part) {
        return new HttpAnswer(part, status, headers, body, receivedAt, lane, afterLostAttempt);
    }
}
