package io.roundtrip.messaging;

import static io.roundtrip.messaging.Checks.notBlank;
import static io.roundtrip.messaging.Checks.require;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Why one message could not be handled.
 *
 * @param reason one plain sentence fragment in lower case, for a business admin: "country is missing"
 * @param detail for a technician; may be long, is cut where it is stored
 * @param retryAfter asked for by the service that refused
 * @param version of the snapshot handled, if one was read
 * @param recordName of the row, if it was read
 * @param createdOn of the row, if it was read
 */
public record Failure(
        FailureKind kind,
        Stage stage,
        Category category,
        String reason,
        String detail,
        Optional<Duration> retryAfter,
        Optional<Long> version,
        Optional<String> recordName,
        Optional<Instant> createdOn) {

    public Failure {
        notBlank("reason", reason);
        require(
                retryAfter.filter(Duration::isNegative).isEmpty(),
                "retryAfter " + retryAfter.orElse(Duration.ZERO) + " is negative");
    }

    public static Failure of(FailureKind kind, Stage stage, Category category, String reason) {
        return new Failure(
                kind,
                stage,
                category,
                reason,
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public Failure withDetail(String text) {
        return new Failure(kind, stage, category, reason, text, retryAfter, version, recordName, createdOn);
    }

    public Failure withRetryAfter(Optional<Duration> least) {
        return new Failure(kind, stage, category, reason, detail, least, version, recordName, createdOn);
    }

    /** With what the snapshot told about the row. */
    public Failure withRow(Optional<Long> rowVersion, Optional<String> name, Optional<Instant> created) {
        return new Failure(kind, stage, category, reason, detail, retryAfter, rowVersion, name, created);
    }
}
