package io.roundtrip.messaging;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Messages as CloudEvents 1.0 in structured JSON ("JSON Event Format for CloudEvents", version 1.0.2, section 3).
 * Unknown fields are ignored; an unknown type or version is unreadable. {@code traceparent} is the attribute of the
 * "Distributed Tracing" extension.
 */
public final class MessageCodec {

    public static final String CONTENT_TYPE = "application/cloudevents+json";

    /** What a standard namespace takes in one message; ours have about 1 KiB. */
    public static final int MAX_LENGTH = 256 * 1024;

    private static final String SPEC_VERSION = "1.0";
    private static final String DATA_CONTENT_TYPE = "application/json";
    private static final String TYPE_PREFIX = "io.roundtrip.";
    private static final String SCHEMA_PREFIX = "urn:io.roundtrip:schema:";

    private final JsonMapper json = JsonMapper.builder().build();

    public String encode(Message message) {
        ObjectNode event = json.createObjectNode();
        event.put("specversion", SPEC_VERSION);
        event.put("id", message.eventId());
        event.put("source", "/roundtrip/mappings/" + URLEncoder.encode(message.mapping(), StandardCharsets.UTF_8));
        event.put("type", message.type());
        message.steps().first().ifPresent(at -> event.put("time", at.toString()));
        event.put("subject", message.table() + "/" + message.rowId());
        event.put("dataschema", schema(message.type()));
        event.put("datacontenttype", DATA_CONTENT_TYPE);
        message.traceparent().ifPresent(trace -> event.put("traceparent", trace));
        event.set("data", MessageData.of(message));
        return json.writeValueAsString(event);
    }

    /**
     * Reads one message.
     *
     * @throws UnreadableMessage says which field is wrong
     */
    public Message decode(String body) {
        Fields event = new Fields("", parse(body));
        expect(event, "specversion", SPEC_VERSION);
        String type = event.text("type");
        expectIfPresent(event, "datacontenttype", DATA_CONTENT_TYPE);
        try {
            return message(type, event);
        } catch (IllegalArgumentException | ArithmeticException cause) {
            throw new UnreadableMessage("data is not valid: " + cause.getMessage(), cause);
        }
    }

    /** The same message with another attempt; fields that we do not know stay. */
    String withAttempt(String body, int attempt) {
        JsonNode event = parse(body);
        if (event.path("data") instanceof ObjectNode data) {
            data.put("attempt", attempt);
            return json.writeValueAsString(event);
        }
        throw new UnreadableMessage("data is missing");
    }

    private JsonNode parse(String body) {
        if (body.length() > MAX_LENGTH) {
            throw new UnreadableMessage("the message has " + body.length() + " characters, more than " + MAX_LENGTH);
        }
        try {
            return json.readTree(body);
        } catch (JacksonException cause) {
            throw new UnreadableMessage("the message is not valid JSON");
        }
    }

    private static Message message(String type, Fields event) {
        if (type.equals(Acknowledgement.TYPE)) {
            return MessageData.acknowledgement(event, data(type, event));
        }
        return Arrays.stream(Operation.values())
                .filter(operation -> operation.type().equals(type))
                .findFirst()
                .map(operation -> MessageData.notification(operation, event, data(type, event)))
                .orElseThrow(() -> new UnreadableMessage("type " + type + " is unknown here"));
    }

    private static Fields data(String type, Fields event) {
        expectIfPresent(event, "dataschema", schema(type));
        return event.object("data");
    }

    private static void expect(Fields event, String attribute, String value) {
        event.text(attribute);
        expectIfPresent(event, attribute, value);
    }

    private static void expectIfPresent(Fields event, String attribute, String value) {
        event.optionalText(attribute).filter(actual -> !actual.equals(value)).ifPresent(actual -> {
            throw new UnreadableMessage(attribute + " is " + actual + ", not " + value);
        });
    }

    private static String schema(String type) {
        return SCHEMA_PREFIX + type.substring(TYPE_PREFIX.length());
    }
}
