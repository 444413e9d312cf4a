package io.roundtrip.dataverse;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A request that failed. The message names the operation, the item and the answer's status and code; it never holds a
 * token, a body or a value. What the server said is in {@link #serverMessage()}, which may name data.
 */
public final class DataverseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final boolean transientFailure;
    private final @Nullable Duration retryAfter;
    private final @Nullable String serverMessage;

    private DataverseException(String message, int status, boolean transientFailure, Said said) {
        super(message, said.cause);
        this.status = status;
        this.transientFailure = transientFailure;
        this.code = said.code;
        this.retryAfter = said.retryAfter;
        this.serverMessage = said.serverMessage;
    }

    private record Said(
            String code,
            @Nullable Duration retryAfter,
            @Nullable String serverMessage,
            @Nullable Throwable cause) {}

    /** The server answered with an error. */
    static DataverseException answered(String item, int status, ErrorBody body, Optional<Duration> retryAfter) {
        String code = body.code().orElse("");
        String message =
                item + " was answered " + status + body.code().map(c -> " " + c).orElse("");
        Said said = new Said(code, retryAfter.orElse(null), body.message().orElse(null), null);
        return new DataverseException(message, status, ErrorCodes.isTransient(status, code), said);
    }

    /** No usable answer: it is unknown whether the request had its effect. Transient. */
    static DataverseException unanswered(String item, String why, @Nullable Throwable cause) {
        return new DataverseException(item + " got no answer: " + why, 0, true, new Said("", null, null, cause));
    }

    /** Not sent, because its turn would come too late. Transient. */
    static DataverseException postponed(String item, String why, Duration retryAfter) {
        return new DataverseException(
                item + " was not sent: " + why + "; possible again in " + retryAfter,
                0,
                true,
                new Said("", retryAfter, null, null));
    }

    /** Not sent, or not used, for a reason that repeating does not mend. Permanent. */
    static DataverseException refused(String item, String why, @Nullable Throwable cause) {
        return new DataverseException(item + ": " + why, 0, false, new Said("", null, null, cause));
    }

    /** The login refused the application's credentials. Not transient, and {@link #unauthorized()}. */
    static DataverseException loginRefused(String item, String code, Throwable cause) {
        String message = item + " was refused by the login: " + code;
        return new DataverseException(message, 401, false, new Said(code, null, null, cause));
    }

    /** HTTP status; 0 when there was no answer. */
    public int status() {
        return status;
    }

    /** Platform code in lower-case hexadecimal, for example {@code 0x80040217}; decimal codes are converted. */
    public Optional<String> code() {
        return Optional.of(code).filter(text -> !text.isEmpty());
    }

    /** Worth repeating later, unchanged. */
    public boolean transientFailure() {
        return transientFailure;
    }

    /** How long no request should be made, where the server said so. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** The server's sentence, at most 2,000 characters; may name columns and values, so it does not belong in a log. */
    public Optional<String> serverMessage() {
        return Optional.ofNullable(serverMessage);
    }

    /** The change feed must start over: the link is too old, or the table's definition changed. */
    public boolean expiredDeltaLink() {
        return code.equals(ErrorCodes.EXPIRED_VERSION_STAMP) || status == 410;
    }

    /** A row with this key exists; of a bulk create nothing was written. */
    public boolean isDuplicate() {
        return ErrorCodes.isDuplicate(code);
    }

    /** The row does not exist: 404 with 0x80040217. Any other 404 speaks of a table or an address. */
    public boolean rowMissing() {
        return status == 404 && code.equals(ErrorCodes.ROW_MISSING);
    }

    /** The condition of a write did not hold; a 412 that names no code is one, one that names a duplicate is not. */
    boolean versionMismatch() {
        return status == 412 && (code.isEmpty() || code.equals(ErrorCodes.VERSION_MISMATCH));
    }

    /** Another row has the alternate key, or duplicate detection objects: not the row asked for. */
    boolean otherRowHasTheKey() {
        return ErrorCodes.isOtherRow(code);
    }

    /** Over a service protection limit. */
    public boolean throttled() {
        return ErrorCodes.isThrottled(status, code);
    }

    /** Less at once may succeed: a time-out, ours or the server's, or too large a request or page. */
    boolean tooMuchAtOnce() {
        return ErrorCodes.isTooMuch(status, code) || getCause() instanceof TimeoutException;
    }

    /** Credentials are wrong or expired, and a new token did not help. */
    public boolean unauthorized() {
        return status == 401;
    }

    /** The application user lacks a privilege, or is no user of the environment. */
    public boolean accessDenied() {
        return status == 403;
    }
}
