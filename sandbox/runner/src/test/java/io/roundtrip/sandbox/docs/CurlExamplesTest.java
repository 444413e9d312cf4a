package io.roundtrip.sandbox.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.servicebus.LocalServiceBus;
import io.roundtrip.simulators.servicebus.entities.QueueSettings;
import io.roundtrip.simulators.target.SimulatedTarget;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The curl commands of the documents do what the comments above them say, one after the other. */
class CurlExamplesTest {

    private static final String TARGET = "docs/http-target.md";
    private static final String SIMULATORS = "docs/simulators.md";

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void theTargetAnswersAsDocumented() throws IOException, InterruptedException {
        try (SimulatedTarget erp = SimulatedTarget.builder().start()) {
            play(examples(TARGET), "http://127.0.0.1:8093", erp.url());
        }
    }

    @Test
    void theFaultsOfServiceBusAreSetAsDocumented() throws IOException, InterruptedException {
        LocalServiceBus.Builder bus = LocalServiceBus.builder().queue(QueueSettings.named("outbound-erp"));
        try (LocalServiceBus running = bus.start()) {
            play(examples(SIMULATORS), "http://127.0.0.1:5300", running.administrationUri());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {TARGET, SIMULATORS})
    void everyCurlCommandSaysItsAnswer(String document) {
        List<String> commands = Repository.read(document)
                .lines()
                .filter(line -> line.startsWith("curl "))
                .toList();
        assertThat(commands).isNotEmpty();
        assertThat(examples(document)).hasSameSizeAs(commands);
    }

    private static List<CurlExample> examples(String document) {
        return CurlExample.in(Repository.read(document));
    }

    private void play(List<CurlExample> examples, String documented, URI actual)
            throws IOException, InterruptedException {
        for (CurlExample example : examples) {
            HttpResponse<String> answer = http.send(example.request(documented, actual), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(example.command()).isEqualTo(example.status());
            assertThat(answer.body()).as(example.command()).contains(example.bodyPart());
        }
    }
}
