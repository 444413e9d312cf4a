package io.roundtrip.simulators.servicebus.protocol;

/** A request the service answers with an error condition; the status is that of the {@code $management} answer. */
public final class AmqpRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String condition;
    private final int status;

    public AmqpRefusal(int status, String condition, String text) {
        super(text, null, false, false);
        this.condition = condition;
        this.status = status;
    }

    public static AmqpRefusal notFound(String entity) {
        return new AmqpRefusal(404, "amqp:not-found", "The messaging entity '" + entity + "' could not be found.");
    }

    public static AmqpRefusal unauthorized(String entity) {
        return new AmqpRefusal(
                401, "amqp:unauthorized-access", "Unauthorized access. No valid token was put for '" + entity + "'.");
    }

    public static AmqpRefusal messageLockLost() {
        return new AmqpRefusal(
                410,
                "com.microsoft:message-lock-lost",
                "The lock supplied is invalid. Either the lock expired, or the message has already been removed from the queue.");
    }

    public static AmqpRefusal sessionLockLost() {
        return new AmqpRefusal(
                410,
                "com.microsoft:session-lock-lost",
                "The session lock has expired on the session. Accept it again.");
    }

    public static AmqpRefusal messageNotFound(long sequenceNumber) {
        return new AmqpRefusal(
                404,
                "com.microsoft:message-not-found",
                "The message with sequence number " + sequenceNumber
                        + " does not exist or is not in the wanted state.");
    }

    public static AmqpRefusal unknownTransaction() {
        return new AmqpRefusal(
                400, "amqp:transaction:unknown-id", "The transaction was not declared on this connection, or is over.");
    }

    public static AmqpRefusal secondEntityInTransaction(String first, String second) {
        return new AmqpRefusal(
                400,
                "amqp:not-allowed",
                "The transaction works on '" + first + "' and cannot work on '" + second
                        + "' too; only a client with cross-entity transactions may do that.");
    }

    public static AmqpRefusal disabled(String entity) {
        return new AmqpRefusal(
                403,
                "com.microsoft:entity-disabled",
                "Messaging entity '" + entity + "' is currently disabled for this operation.");
    }

    /** "Service Bus quotas": further connections are rejected. With which condition is not documented. */
    public static AmqpRefusal tooManyConnections(int limit) {
        return quotaExceeded("The namespace has " + limit + " connections, which is its limit.");
    }

    public static AmqpRefusal quotaExceeded(String text) {
        return new AmqpRefusal(403, "amqp:resource-limit-exceeded", text);
    }

    public static AmqpRefusal exists(String entity) {
        return new AmqpRefusal(
                409, "com.microsoft:entity-already-exists", "The messaging entity '" + entity + "' already exists.");
    }

    public static AmqpRefusal notAllowed(String text) {
        return new AmqpRefusal(400, "amqp:not-allowed", text);
    }

    public static AmqpRefusal notSimulated(String what) {
        return new AmqpRefusal(501, "amqp:not-implemented", "Not simulated: " + what + ".");
    }

    public String condition() {
        return condition;
    }

    public int status() {
        return status;
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
