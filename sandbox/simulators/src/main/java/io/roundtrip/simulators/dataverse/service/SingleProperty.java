package io.roundtrip.simulators.dataverse.service;

import io.roundtrip.simulators.dataverse.protocol.Call;
import io.roundtrip.simulators.dataverse.protocol.Json;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.reading.RowAddress;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One property of a row, set by PUT or cleared by DELETE (documentation page "Update and delete table rows using the Web API"). */
final class SingleProperty {
    private SingleProperty() {}

    /** The update of a row that the call stands for; any other call as it is. */
    static Call asUpdate(Call call, List<String> segments) {
        boolean addressed = segments.size() == 2
                && !segments.get(1).contains("(")
                && RowAddress.parse(segments.get(0)).isPresent();
        if (addressed && call.is("PUT")) {
            return update(call, segments, value(call));
        }
        return addressed && call.is("DELETE") ? update(call, segments, null) : call;
    }

    @Nullable
    private static Object value(Call call) {
        Map<String, Object> body = Json.object(call.body());
        if (!body.containsKey("value")) {
            throw Refusal.badPayload("", "Microsoft.OData.ODataException: A property with name 'value' was not found.");
        }
        return body.get("value");
    }

    private static Call update(Call call, List<String> segments, @Nullable Object value) {
        Map<String, String> headers = new HashMap<>(call.headers());
        headers.putIfAbsent("if-match", "*"); // a property of a missing row is not set
        byte[] body = Json.write(Collections.singletonMap(segments.get(1), value));
        return new Call("PATCH", segments.get(0), call.rawQuery(), headers, body, call.caller());
    }
}
