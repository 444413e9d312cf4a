package io.roundtrip.simulators.servicebus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.util.UrlBuilder;
import com.azure.messaging.servicebus.administration.ServiceBusAdministrationClient;
import com.azure.messaging.servicebus.administration.ServiceBusAdministrationClientBuilder;
import com.azure.messaging.servicebus.administration.models.QueueProperties;
import com.azure.messaging.servicebus.administration.models.QueueRuntimeProperties;
import io.roundtrip.simulators.servicebus.entities.QueueSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
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
        QueueProperties queue = administration(running.bus().connectionString()).getQueue(QUEUE);

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

        QueueRuntimeProperties counts =
                administration(running.bus().connectionString()).getQueueRuntimeProperties(QUEUE);

        assertThat(counts.getActiveMessageCount()).isEqualTo(1);
        assertThat(counts.getDeadLetterMessageCount()).isEqualTo(1);
        assertThat(counts.getTotalMessageCount()).isEqualTo(2);
    }

    @Test
    void theSdkKnowsWhichQueuesThereAre() {
        ServiceBusAdministrationClient administration =
                administration(running.bus().connectionString());

        assertThat(administration.listQueues().stream().map(QueueProperties::getName))
                .containsExactly("answers", QUEUE);
        assertThat(administration.getQueueExists(QUEUE)).isTrue();
        assertThat(administration.getQueueExists("nowhere")).isFalse();
    }

    @Test
    void aWrongKeyIsRefused() {
        String wrong = running.bus().connectionString().replaceFirst("SharedAccessKey=...", "SharedAccessKey=bad");

        assertThatThrownBy(() -> administration(wrong).getQueue(QUEUE)).isInstanceOf(HttpResponseException.class);
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

    /** The builder knows no port in emulator mode, so a policy puts ours into every request. */
    private ServiceBusAdministrationClient administration(String connectionString) {
        return new ServiceBusAdministrationClientBuilder()
                .connectionString(connectionString)
                .addPolicy(new ToOurPort(running.bus().administrationUri()))
                .buildClient();
    }

    private record ToOurPort(URI address) implements HttpPipelinePolicy {
        @Override
        public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
            UrlBuilder url = UrlBuilder.parse(context.getHttpRequest().getUrl())
                    .setScheme(address.getScheme())
                    .setHost(address.getHost())
                    .setPort(address.getPort());
            context.getHttpRequest().setUrl(url.toString());
            return next.process();
        }
    }
}
