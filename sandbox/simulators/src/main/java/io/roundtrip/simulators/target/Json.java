package io.roundtrip.simulators.target;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads strictly: decimals keep their digits, a field given twice or anything after the object is an error. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Json() {}

    static ObjectNode object(byte[] body) {
        try {
            if (MAPPER.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException malformed) {
            throw new RefusedException(400, new Refusal("malformed", "body is not JSON", "body"));
        }
        throw new RefusedException(400, new Refusal("malformed", "body is not a JSON object", "body"));
    }

    /** Fields left out keep their value of {@link Switches#none()}. */
    static Switches switches(ObjectNode given) {
        ObjectNode whole = MAPPER.valueToTree(Switches.none());
        given.propertyNames().stream()
                .filter(name -> !whole.has(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new RefusedException(400, new Refusal("unknown_field", name + " is no switch", "/" + name));
                });
        try {
            return MAPPER.treeToValue(whole.setAll(given), Switches.class);
        } catch (JacksonException wrong) {
            throw new RefusedException(400, new Refusal("malformed", wrong.getOriginalMessage(), field(wrong)));
        }
    }

    private static String field(JacksonException wrong) {
        return wrong.getPath().stream()
                .findFirst()
                .map(step -> "/" + step.getPropertyName())
                .orElse("body");
    }

    static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    static byte[] bytes(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }
}
