package io.roundtrip.simulators.dataverse.protocol;

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
        return new Refusal(501, "0x80040200", "Not simulated: " + what);
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
