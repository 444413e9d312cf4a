package io.roundtrip.simulators.dataverse.protocol;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON in and out. Decimals keep their digits in both directions. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};

    private Json() {}

    public static Map<String, Object> object(byte[] body) {
        try {
            return MAPPER.readValue(body, OBJECT);
        } catch (JacksonException malformed) {
            throw Refusal.badPayload("", "Microsoft.OData.ODataException: The body is not a JSON object.");
        }
    }

    public static byte[] write(Consumer<JsonGenerator> content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator generator = MAPPER.createGenerator(bytes)) {
            content.accept(generator);
        }
        return bytes.toByteArray();
    }

    public static byte[] write(Map<String, ?> content) {
        return MAPPER.writeValueAsBytes(content);
    }
}
