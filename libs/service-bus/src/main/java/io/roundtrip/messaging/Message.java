package io.roundtrip.messaging;

import java.util.Optional;
import java.util.UUID;

/** One message of the pipeline. It carries keys, versions and context, never data of the row. */
public sealed interface Message permits Notification, Acknowledgement {

    String mapping();

    String target();

    String table();

    UUID rowId();

    /** How often people, flows or rules have asked for another round; 0 for a first one. */
    int retryNumber();

    /** 1 for the first delivery, one more for every copy scheduled after a transient failure. */
    int attempt();

    String correlationId();

    /** W3C trace context, if the work is traced. */
    Optional<String> traceparent();

    Steps steps();

    /** CloudEvents {@code type}, which carries the version of the contract. */
    String type();

    /** CloudEvents {@code id}: the same for every attempt. */
    String eventId();

    /**
     * The Service Bus MessageId. Every attempt has its own: a queue with duplicate detection silently drops a copy
     * whose MessageId it has seen ("Duplicate detection", Azure Service Bus documentation). At most 128 characters.
     */
    String messageId();
}
