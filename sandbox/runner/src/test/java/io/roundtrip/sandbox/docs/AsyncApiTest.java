package io.roundtrip.sandbox.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.messaging.Acknowledgement;
import io.roundtrip.messaging.MessageCodec;
import io.roundtrip.messaging.MessageProperties;
import io.roundtrip.messaging.Operation;
import io.roundtrip.messaging.ServiceBusSettings;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** docs/messages/asyncapi.yaml names the queues, types and properties of the code. */
class AsyncApiTest {

    private static final JsonNode API =
            YAMLMapper.builder().build().readTree(Repository.read("docs/messages/asyncapi.yaml"));

    @Test
    void everyReferenceLeadsSomewhere() {
        List<JsonNode> references = API.findValues("$ref");
        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(leadsSomewhere(reference.stringValue()))
                        .as(reference.stringValue())
                        .isTrue());
    }

    private static boolean leadsSomewhere(String reference) {
        return reference.startsWith("#")
                ? !API.at(reference.substring(1)).isMissingNode()
                : Files.exists(Repository.ROOT.resolve("docs/messages").resolve(reference));
    }

    @Test
    void messagesAreThoseOfTheCode() {
        JsonNode messages = API.at("/components/messages");
        assertThat(messages.findValuesAsString("name"))
                .containsExactly(Operation.UPSERT.type(), Operation.DELETE.type(), Acknowledgement.TYPE);
        assertThat(messages.findValuesAsString("contentType")).containsOnly(MessageCodec.CONTENT_TYPE);
    }

    @Test
    void queuesAreThoseOfTheCode() {
        assertThat(API.at("/channels/outbound/address").stringValue())
                .isEqualTo(ServiceBusSettings.outbound("{target}"));
        assertThat(API.at("/channels/inbound/address").stringValue()).isEqualTo(ServiceBusSettings.DEFAULT_INBOUND);
    }

    @Test
    void applicationPropertiesAreThoseOfTheCode() {
        assertThat(API.at("/components/schemas/applicationProperties/properties")
                        .propertyNames())
                .containsExactlyInAnyOrder(
                        MessageProperties.RETRY_COUNT,
                        MessageProperties.CORRELATION_ID,
                        MessageProperties.MAPPING,
                        MessageProperties.TARGET,
                        MessageProperties.TRACEPARENT,
                        MessageProperties.HOLD_COUNT);
    }
}
