package io.roundtrip.simulators.servicebus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.exception.HttpResponseException;
import com.azure.messaging.servicebus.administration.ServiceBusAdministrationClient;
import com.azure.messaging.servicebus.administration.models.QueueProperties;
import com.azure.messaging.servicebus.administration.models.QueueRuntimeProperties;
import io.roundtrip.simulators.servicebus.entities.QueueSettings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The administration port: the SDK's client, and JSON for a console. */
class AdministrationTest {
    private static final String QUEUE = "orders";

    @RegisterExtension
    final RunningBus running = RunningBus.with(
            QueueSettings.named(QUEUE).withLockDuration(Duration.ofSeconds(45)).withMaxDeliveryCount(7),
            QueueSettings.named("answers").withoutDuplicateDetection());

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void theSdkReadsTheSettingsOfAQueue() {
        QueueProperties queue = running.administration().getQueue(QUEUE);

        assertThat(queue.getLockDuration()).isEqualTo(Duration.ofSeconds(45));
        assertThat(queue.getMaxDeliveryCount()).isEqualTo(7);
        assertThat(queue.isDuplicateDetectionRequired()).isTrue();
        assertThat(queue.getDuplicateDetectionHistoryTimeWindow()).isEqualTo(Duration.ofMinutes(10));
        assertThat(queue.isDeadLetteringOnMessageExpiration()).isTrue();
    }

    @Test
    void theSdkCountsTheMessagesOfAQueue() {
        running.send(QUEUE, "a", "b");
        var receiver = running.receiver(QUEUE);
        receiver.deadLetter(RunningBus.next(receiver));

        QueueRuntimeProperties counts = running.administration().getQueueRuntimeProperties(QUEUE);

        assertThat(counts.getActiveMessageCount()).isEqualTo(1);
        assertThat(counts.getDeadLetterMessageCount()).isEqualTo(1);
        assertThat(counts.getTotalMessageCount()).isEqualTo(2);
    }

    @Test
    void theSdkKnowsWhichQueuesThereAre() {
        ServiceBusAdministrationClient administration = running.administration();

        assertThat(administration.listQueues().stream().map(QueueProperties::getName))
                .containsExactly("answers", QUEUE);
        assertThat(administration.getQueueExists(QUEUE)).isTrue();
        assertThat(administration.getQueueExists("nowhere")).isFalse();
    }

    @Test
    void aWrongKeyIsRefused() {
        String wrong = running.bus().connectionString().replaceFirst("SharedAccessKey=...", "SharedAccessKey=bad");

        assertThatThrownBy(() -> running.administration(wrong).getQueue(QUEUE))
                .isInstanceOf(HttpResponseException.class);
    }

    @Test
    void countsAndJournalAreThereAsJson() throws Exception {
        running.send(QUEUE, "a", "b");

        assertThat(call("GET", "/counts", "").at("/orders/active").asInt()).isEqualTo(2);
        JsonNode first = call("GET", "/journal?count=1", "");
        assertThat(first.at("/entries/0/messageId").asString()).isEqualTo("a");
        JsonNode rest = call("GET", "/journal?from=" + first.get("next").asLong(), "");
        assertThat(rest.at("/entries/0/messageId").asString()).isEqualTo("b");
        assertThat(rest.at("/entries/0/kind").asString()).isEqualTo("SENT");
    }

    @Test
    void aRefusalCanBePutAndTakenAwayOverHttp() throws Exception {
        String refusal = """
                {"queue": "orders", "bodyContains": "body of a", "condition": "amqp:resource-limit-exceeded", "lasting": "PT1M"}
                """;
        call("PUT", "/faults/refusals/seeded", refusal);
        assertThatThrownBy(() -> running.send(QUEUE, "a"));
        assertThat(call("GET", "/faults/refusals", "").at("/seeded/queue").asString())
                .isEqualTo(QUEUE);

        call("DELETE", "/faults/refusals/seeded", "");

        running.send(QUEUE, "a");
    }

    @Test
    void momentaryFaultsSayHowManyTheyHit() throws Exception {
        running.send(QUEUE, "a");

        assertThat(call("PUT", "/faults/dropped-connections", "")
                        .get("affected")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aMistakeIsAnsweredWithASentence() throws Exception {
        assertThat(call("PUT", "/faults/lost-locks", "{}").get("message").asString())
                .isEqualTo("The field \"queue\" is missing");
        assertThat(call("PUT", "/faults/nonsense", "").get("message").asString())
                .contains("nonsense");
    }

    private JsonNode call(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        running.bus().administrationUri().resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return JsonMapper.shared()
                .readTree(http.send(request, BodyHandlers.ofString()).body());
    }
}
