package io.roundtrip.simulators.dataverse.faults;

import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import java.time.Duration;
import java.util.Optional;

/**
 * An error that a fault script lets the service answer.
 *
 * @param code the platform's hexadecimal code
 * @param retryAfter sent as whole seconds
 */
public record Failure(int status, String code, String message, Optional<Duration> retryAfter) {
    public Failure {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("A failure has a status from 400 to 599, not " + status);
        }
    }

    public static Failure of(int status, String code, String message) {
        return new Failure(status, code, message, Optional.empty());
    }

    /** The number of requests exceeded its limit (documentation page "Service protection API limits"). */
    public static Failure tooManyRequests(Duration retryAfter) {
        return new Failure(
                429,
                "0x80072322",
                "Number of requests exceeded the limit of 6000 over time window of 300 seconds.",
                Optional.of(retryAfter));
    }

    public static Failure unavailable() {
        return of(503, "0x80040216", "The service is unavailable.");
    }

    public Answer answer() {
        Answer answer = Answer.of(new Refusal(status, code, message));
        return retryAfter
                .map(delay -> answer.with("Retry-After", Long.toString(Math.max(1, delay.toSeconds()))))
                .orElse(answer);
    }
}
