package io.roundtrip.sandbox.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.roundtrip.messaging.AckOperation;
import io.roundtrip.messaging.Acknowledgement;
import io.roundtrip.messaging.Message;
import io.roundtrip.messaging.MessageCodec;
import io.roundtrip.messaging.Operation;
import io.roundtrip.messaging.Source;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of docs/messages describe what {@link MessageCodec} writes: all of it, and nothing else. */
class MessageSchemasTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final MessageCodec codec = new MessageCodec();

    static List<Message> all() {
        return MessageSamples.all();
    }

    static List<Message> withEverything() {
        return MessageSamples.withEverything();
    }

    static List<Message> withTheLeast() {
        return MessageSamples.withTheLeast();
    }

    static List<String> types() {
        return Stream.concat(Arrays.stream(Operation.values()).map(Operation::type), Stream.of(Acknowledgement.TYPE))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyMessageFitsItsSchema(Message message) {
        assertThat(problems(message.type(), codec.encode(message))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("withEverything")
    void everythingThatCanBeWrittenIsDescribedAndNothingElse(Message message) {
        JsonNode event = JSON.readTree(codec.encode(message));
        JsonNode schema = schema(message.type());
        assertThat(schema.path("properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(event.propertyNames());
        assertThat(data(schema).path("properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(event.path("data").propertyNames());
    }

    @ParameterizedTest
    @MethodSource("withTheLeast")
    void requiredIsWhatEveryMessageCarries(Message message) {
        JsonNode event = JSON.readTree(codec.encode(message));
        JsonNode schema = schema(message.type());
        assertThat(texts(schema.path("required"))).containsExactlyInAnyOrderElementsOf(event.propertyNames());
        assertThat(texts(data(schema).path("required")))
                .containsExactlyInAnyOrderElementsOf(event.path("data").propertyNames());
    }

    @ParameterizedTest
    @MethodSource("withEverything")
    void valuesOfAnotherTypeOrFormatAreRefused(Message message) {
        ObjectNode event = (ObjectNode) JSON.readTree(codec.encode(message));
        ObjectNode data = (ObjectNode) event.path("data");
        data.put("rowId", "4711").put("attempt", 0).put("mapping", "");
        data.putObject("steps").put("sent", "yesterday");
        event.put("type", "io.roundtrip.row.changed.v2");
        assertThat(problems(message.type(), event.toString())).hasSize(5);
    }

    @Test
    void aFailureIdComesWithARequestedRetryOnly() {
        String type = Operation.UPSERT.type();
        ObjectNode requested = (ObjectNode)
                JSON.readTree(codec.encode(MessageSamples.withEverything().get(0)));
        ((ObjectNode) requested.path("data")).remove("failureId");
        assertThat(problems(type, requested.toString())).isNotEmpty();
        ObjectNode first = (ObjectNode)
                JSON.readTree(codec.encode(MessageSamples.withTheLeast().get(0)));
        ((ObjectNode) first.path("data")).put("failureId", "f0000000-0000-5000-8000-000000000001");
        assertThat(problems(type, first.toString())).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void theExampleIsAMessageAsTheCodecWritesIt(String type) {
        String example = Repository.read("docs/messages/examples/" + shortName(type) + ".json");
        assertThat(problems(type, example)).isEmpty();
        assertThat(JSON.readTree(codec.encode(codec.decode(example)))).isEqualTo(JSON.readTree(example));
    }

    @Test
    void choicesAreThoseOfTheCode() {
        JsonNode notification = data(schema(Operation.UPSERT.type())).path("properties");
        JsonNode acknowledgement = data(schema(Acknowledgement.TYPE)).path("properties");
        assertThat(texts(notification.at("/source/enum"))).isEqualTo(names(Source.values()));
        assertThat(texts(acknowledgement.at("/operation/enum"))).isEqualTo(names(AckOperation.values()));
    }

    private static List<String> names(Enum<?>[] options) {
        return Arrays.stream(options).map(Enum::name).toList();
    }

    private static List<String> problems(String type, String event) {
        Schema schema = SCHEMAS.getSchema(schema(type));
        return schema
                .validate(
                        event,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static JsonNode schema(String type) {
        return JSON.readTree(Repository.read("docs/messages/" + shortName(type) + ".schema.json"));
    }

    private static JsonNode data(JsonNode schema) {
        return schema.at("/$defs/data");
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::stringValue).toList();
    }

    private static String shortName(String type) {
        return type.substring("io.roundtrip.".length());
    }
}
