package io.roundtrip.simulators.servicebus.management;

import io.roundtrip.simulators.servicebus.entities.MessageCodec;
import io.roundtrip.simulators.servicebus.protocol.AmqpRefusal;
import io.roundtrip.simulators.servicebus.protocol.TypeBridge;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.qpid.proton.amqp.Binary;
import org.jspecify.annotations.Nullable;

/** A request to {@code $cbs} or {@code $management}. The id may be of any type; the answer repeats it. */
public record Request(
        @Nullable Object messageId,
        Map<String, Object> properties,
        @Nullable Object body) {

    String operation() {
        return String.valueOf(properties.get("operation"));
    }

    Optional<Object> field(String name) {
        return body instanceof Map<?, ?> fields ? Optional.ofNullable((Object) fields.get(name)) : Optional.empty();
    }

    Optional<String> text(String name) {
        return field(name).map(Object::toString);
    }

    String requiredText(String name) {
        return text(name).orElseThrow(() -> missing(name));
    }

    long number(String name) {
        return field(name)
                .map(value -> value instanceof Number number ? number.longValue() : null)
                .orElseThrow(() -> missing(name));
    }

    Optional<byte[]> binary(String name) {
        return field(name).map(value -> MessageCodec.bytesOf((Binary) value));
    }

    Map<String, Object> map(String name) {
        return TypeBridge.properties(field(name).map(value -> (Map<?, ?>) value).orElse(Map.of()));
    }

    /** The items of a list or an array, of primitives too. */
    List<Object> items(String name) {
        Object value = field(name).orElseThrow(() -> missing(name));
        if (value instanceof List<?> list) {
            return List.copyOf(list);
        }
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < Array.getLength(value); i++) {
            items.add(Array.get(value, i));
        }
        return items;
    }

    List<Long> numbers(String name) {
        return items(name).stream().map(item -> ((Number) item).longValue()).toList();
    }

    private AmqpRefusal missing(String name) {
        return new AmqpRefusal(
                400, "amqp:invalid-field", "The field '" + name + "' of " + operation() + " is missing.");
    }
}
