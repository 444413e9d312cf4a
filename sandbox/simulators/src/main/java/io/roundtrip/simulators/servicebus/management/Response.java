package io.roundtrip.simulators.servicebus.management;

import io.roundtrip.simulators.servicebus.protocol.AmqpRefusal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.qpid.proton.amqp.Symbol;
import org.jspecify.annotations.Nullable;

/** An answer of {@code $cbs} or {@code $management}. */
public record Response(
        Map<String, Object> properties, @Nullable Object body) {

    public static Response refused(AmqpRefusal refusal) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("statusCode", refusal.status());
        properties.put("statusDescription", refusal.text());
        properties.put("errorCondition", Symbol.valueOf(refusal.condition()));
        return new Response(properties, Map.of());
    }
}
