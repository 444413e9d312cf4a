package io.roundtrip.messaging;

import java.util.LinkedHashMap;
import java.util.Map;

/** Application properties of our messages, for filters and tools that do not read bodies. */
public final class MessageProperties {

    /** Automatic retries so far: the attempt less one. */
    public static final String RETRY_COUNT = "RetryCount";

    public static final String CORRELATION_ID = "CorrelationId";
    public static final String MAPPING = "Mapping";
    public static final String TARGET = "Target";
    public static final String TRACEPARENT = "traceparent";

    /** How often the message was put back unhandled because its target was blocked. */
    public static final String HOLD_COUNT = "HoldCount";

    private MessageProperties() {}

    static Map<String, Object> of(Message message) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(RETRY_COUNT, message.attempt() - 1);
        properties.put(CORRELATION_ID, message.correlationId());
        properties.put(MAPPING, message.mapping());
        properties.put(TARGET, message.target());
        message.traceparent().ifPresent(trace -> properties.put(TRACEPARENT, trace));
        return properties;
    }
}
