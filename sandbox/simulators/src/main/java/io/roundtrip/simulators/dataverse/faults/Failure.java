package io.roundtrip.simulators.dataverse.faults;

import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.protocol.Json;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An error that a fault script lets the service answer.
 *
 * @param code the platform's code, hexadecimal unless {@link #withDecimalCode} was asked for
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

    /** The request lost a deadlock; only the SQL number in the text tells it from other SQL errors. Status and text as captured by public clients. */
    public static Failure sqlDeadlock() {
        return sql("0x80044150", "Generic SQL error", -2147204784, 1205);
    }

    /** Status and text by analogy with the captured deadlock. */
    public static Failure sqlTimeout() {
        return sql("0x80044151", "SQL timeout expired", -2147204783, -2);
    }

    private static Failure sql(String code, String text, int platformCode, int sqlNumber) {
        return of(
                500,
                code,
                "Sql error: %s. CRM ErrorCode: %d Sql ErrorCode: -2146232060 Sql Number: %d"
                        .formatted(text, platformCode, sqlNumber));
    }

    /** A solution is being imported: a 429 without Retry-After, as public clients report it. */
    public static Failure importRunning() {
        return of(
                429,
                "0x80071151",
                "Cannot start another [Import] because there is a previous [Import] running at this moment."
                        + " Use Solution History for more details.");
    }

    /** A plug-in of the environment refused the request with its own text (documentation page "Handle exceptions in plug-ins"). */
    public static Failure refusedByPlugIn(String text) {
        return of(400, "0x80040265", text);
    }

    /** Some endpoints write the code as a signed decimal number. */
    public Failure withDecimalCode() {
        int number = (int) Long.parseLong(code.substring("0x".length()), 16);
        return new Failure(status, Integer.toString(number), message, retryAfter);
    }

    public Answer answer() {
        return timed(Answer.of(new Refusal(status, code, message)));
    }

    /** The error shape that is not OData's (sample "WebAPIService", class ODataException, in microsoft/PowerApps-Samples). */
    public Answer answerAsException() {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("Message", "An error has occurred.");
        body.put("ExceptionMessage", message);
        body.put("ExceptionType", "Microsoft.Crm.CrmException");
        body.put("StackTrace", "   at Microsoft.Crm.Extensibility.ODataV4.CrmODataServiceDataProvider.Execute()");
        body.put("ErrorCode", code);
        return timed(Answer.json(status, Json.write(body)));
    }

    private Answer timed(Answer answer) {
        return retryAfter
                .map(delay -> answer.with("Retry-After", Long.toString(Math.max(1, delay.toSeconds()))))
                .orElse(answer);
    }
}
