package io.roundtrip.simulators.dataverse.protocol;

import java.util.LinkedHashMap;
import java.util.Map;

/** An error answer of the Web API; the code is the platform's hexadecimal one. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    public Refusal(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    public static Refusal badQuery(String message) {
        return new Refusal(400, "0x80060888", message);
    }

    public static Refusal badPayload(String entitySet, String reason) {
        return new Refusal(
                400,
                "0x80048d19",
                "Error identified in Payload provided by the user for Entity :'%s', InnerException : %s"
                        .formatted(entitySet, reason));
    }

    /** What the simulator does not understand is refused with its text, never ignored. */
    public static Refusal notSimulated(String what) {
        return new Refusal(501, "0x80040219", "Not simulated: " + what);
    }

    /** What the platform itself does not do, such as functions of dates in a filter. */
    public static Refusal notSupported(String what, String where) {
        return new Refusal(501, "0x80060888", "The Web API does not support %s: %s".formatted(what, where));
    }

    public static Refusal unknownSegment(String segment) {
        return new Refusal(404, "0x8006088a", "Resource not found for the segment '%s'.".formatted(segment));
    }

    public static Refusal missingRow(String table, Object id) {
        return new Refusal(404, "0x80040217", "%s With Id = %s Does Not Exist".formatted(table, id));
    }

    public static Refusal duplicate() {
        return new Refusal(412, "0x80040237", "A record with matching key values already exists.");
    }

    public static Refusal versionMismatch() {
        return new Refusal(
                412,
                "0x80060882",
                "The version of the existing record doesn't match the RowVersion property provided.");
    }

    public static Refusal expiredVersionStamp(int status) {
        return new Refusal(
                status,
                "0x80044352",
                "Version stamp associated with the client has expired. Please perform a full sync.");
    }

    /** Annotations by name. Nothing that sets an operation status, a sub error code or a trace runs here. */
    Map<String, String> details() {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("Microsoft.PowerApps.CDS.ErrorDetails.OperationStatus", "0");
        details.put("Microsoft.PowerApps.CDS.ErrorDetails.SubErrorCode", "0");
        details.put(
                "Microsoft.PowerApps.CDS.HelpLink",
                "http://go.microsoft.com/fwlink/?LinkID=398563&error=Microsoft.Crm.CrmException%3a"
                        + code.replaceFirst("^0x", "") + "&client=platform");
        details.put("Microsoft.PowerApps.CDS.TraceText", "");
        details.put("Microsoft.PowerApps.CDS.InnerError.Message", text());
        return details;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
