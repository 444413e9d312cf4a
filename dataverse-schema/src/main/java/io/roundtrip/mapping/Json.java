package io.roundtrip.mapping;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON trees, one per value: Jackson tells an int node from a long node of the same number. */
final class Json {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Json() {}

    /** @throws IllegalArgumentException if the value is no JSON, for example a function */
    static JsonNode tree(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return object(map);
        }
        if (value instanceof List<?> list) {
            ArrayNode array = JSON.arrayNode();
            list.forEach(item -> array.add(tree(item)));
            return array;
        }
        return value == null ? JSON.nullNode() : scalar(value);
    }

    static JsonNode canonicalScalar(JsonNode value) {
        if (value.isNumber()) {
            return number(value.decimalValue().stripTrailingZeros());
        }
        if (value.isString() || value.isBoolean()) {
            return value;
        }
        throw new IllegalArgumentException("a constant must be a text, a number, true or false");
    }

    private static ObjectNode object(Map<?, ?> map) {
        ObjectNode object = JSON.objectNode();
        map.forEach((name, item) -> object.set(String.valueOf(name), tree(item)));
        return object;
    }

    private static JsonNode scalar(Object value) {
        if (value instanceof Boolean flag) {
            return JSON.booleanNode(flag);
        }
        if (value instanceof Number number) {
            return number(RowValues.decimal(number));
        }
        if (value instanceof String text) {
            return JSON.stringNode(text);
        }
        throw new IllegalArgumentException("the result is no JSON value");
    }

    /** Whole numbers of up to 18 digits as such, all others as they are written. */
    static JsonNode number(BigDecimal number) {
        boolean whole = number.scale() <= 0 && number.precision() - number.scale() <= 18;
        return whole ? JSON.numberNode(number.longValueExact()) : JSON.numberNode(number);
    }
}
