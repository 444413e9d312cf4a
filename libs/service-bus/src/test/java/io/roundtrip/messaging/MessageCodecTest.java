package io.roundtrip.messaging;

import static io.roundtrip.messaging.Samples.aNotification;
import static io.roundtrip.messaging.Samples.anAcknowledgement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MessageCodecTest {

    private static final UUID FAILURE = UUID.fromString("f0000000-0000-4000-8000-000000000001");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final MessageCodec codec = new MessageCodec();

    @Test
    void readsBackWhatItWrote() {
        assertRoundTrip(aNotification());
        assertRoundTrip(
                aNotification().toBuilder().retryOf(FAILURE, 2).attempt(3).build());
        assertRoundTrip(aNotification().toBuilder()
                .operation(Operation.DELETE)
                .rowVersion(Optional.empty())
                .source(Source.LOAD)
                .runId(Optional.of("load-1"))
                .traceparent(Optional.empty())
                .steps(Steps.none())
                .build());
        assertRoundTrip(anAcknowledgement());
        assertRoundTrip(Acknowledgement.answering(aNotification())
                .operation(AckOperation.DELETED)
                .build());
        assertRoundTrip(anAcknowledgement().toBuilder()
                .refusedAsOlderThan(5000)
                .attempt(2)
                .build());
    }

    @Test
    void keepsTheOrderOfTheSteps() {
        Message read = codec.decode(codec.encode(aNotification()));
        assertThat(read.steps().times().keySet()).containsExactly(Steps.NOTICED, Steps.SENT);
    }

    @Test
    void writesACloudEventInStructuredJson() {
        JsonNode event = JSON.readTree(codec.encode(aNotification()));
        assertThat(event.propertyNames())
                .containsExactly(
                        "specversion",
                        "id",
                        "source",
                        "type",
                        "time",
                        "subject",
                        "dataschema",
                        "datacontenttype",
                        "traceparent",
                        "data");
        assertThat(event.path("specversion").stringValue()).isEqualTo("1.0");
        assertThat(event.path("type").stringValue()).isEqualTo("io.roundtrip.row.changed.v1");
        assertThat(event.path("subject").stringValue()).isEqualTo("account/" + Samples.ROW);
        assertThat(event.path("time").stringValue()).isEqualTo("2026-03-01T10:15:30.123Z");
        assertThat(event.path("dataschema").stringValue()).isEqualTo("urn:io.roundtrip:schema:row.changed.v1");
    }

    @Test
    void ignoresUnknownFieldsAndKeepsThemInARetry() {
        String newer = codec.encode(aNotification())
                .replace("\"specversion\"", "\"color\":\"red\",\"specversion\"")
                .replace("\"epoch\"", "\"shape\":{\"round\":true},\"epoch\"");
        assertThat(codec.decode(newer)).isEqualTo(aNotification());
        String retry = codec.withAttempt(newer, 2);
        assertThat(retry).contains("\"color\":\"red\"", "\"shape\":{\"round\":true}");
        assertThat(codec.decode(retry)).isEqualTo(aNotification().withAttempt(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "row.changed.v1 | row.changed.v2 | type io.roundtrip.row.changed.v2 is unknown here",
                "\"type\" | \"tipe\" | type is missing",
                "\"specversion\":\"1.0\" | \"specversion\":\"0.3\" | specversion is 0.3, not 1.0",
                "schema:row.changed.v1 | schema:row.changed.v9 | dataschema is urn:io.roundtrip:schema:row.changed.v9, not urn:io.roundtrip:schema:row.changed.v1",
                "\"attempt\":1 | \"attempt\":0 | data is not valid: attempt 0 is less than 1",
                "\"attempt\":1 | \"attempt\":\"1\" | data.attempt is not a whole number of 64 bits",
                "\"attempt\":1 | \"attempt\":4294967297 | data is not valid: integer overflow",
                "\"attempt\":1 | \"attempt\":null | data.attempt is missing",
                "\"LIVE\" | \"GUESS\" | data.source is none of [LIVE, LOAD, REPLAY, REPAIR, REQUESTED]",
                "a0000000-0000-4000-8000-000000000001\",\"retryNumber | no-uuid\",\"retryNumber | data.rowId is not a UUID",
                "\"retryNumber\":0 | \"retryNumber\":1 | data is not valid: a requested retry has a failureId and a retryNumber above 0, but retryNumber is 1 without a failureId",
                "\"data\":{ | \"data\":7,\"x\":{ | data is not a JSON object",
                "\"specversion\" | specversion | the message is not valid JSON"
            })
    void saysWhatIsWrongWithAnUnreadableMessage(String part, String instead, String complaint) {
        String broken = codec.encode(aNotification()).replace(part, instead);
        assertThatThrownBy(() -> codec.decode(broken))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessage(complaint);
    }

    @Test
    void refusesWhatIsNoMessageAtAll() {
        for (String body : new String[] {"", "[]", "null", "true", "{}", "\u0000", "[".repeat(100_000)}) {
            assertThatThrownBy(() -> codec.decode(body)).isInstanceOf(UnreadableMessage.class);
        }
        assertThatThrownBy(() -> codec.decode(" ".repeat(MessageCodec.MAX_LENGTH + 1)))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessage("the message has 262145 characters, more than 262144");
    }

    @Test
    void givesEveryAttemptItsOwnMessageId() {
        Notification first = aNotification();
        assertThat(first.messageId()).isEqualTo(first.id() + "/1");
        assertThat(first.withAttempt(3).messageId()).isEqualTo(first.id() + "/3");
        Notification requested = first.toBuilder().retryOf(FAILURE, 2).build().withAttempt(4);
        assertThat(requested.messageId()).isEqualTo(FAILURE + "/r2.4");
        assertThat(anAcknowledgement().messageId()).isEqualTo(first.id() + "/1/ack.4712/1");
        Acknowledgement deleted = Acknowledgement.answering(requested)
                .operation(AckOperation.DELETED)
                .build();
        assertThat(deleted.withAttempt(2).messageId()).isEqualTo(FAILURE + "/r2.4/ack.deleted/2");
        assertThat(deleted.eventId()).isEqualTo(FAILURE + "/r2.4/ack.deleted");
    }

    private void assertRoundTrip(Message message) {
        assertThat(codec.decode(codec.encode(message))).isEqualTo(message);
    }
}
