package io.roundtrip.sandbox.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Edits accounts over the Web API as a person does, so that the change feed and the journal see a person's change. */
final class PersonEdits {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final URI dataverse;
    private final String person;
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.builder().build();

    PersonEdits(URI dataverse, String person) {
        this.dataverse = dataverse;
        this.person = person;
    }

    /**
     * Changes an account that is there; null empties a column.
     *
     * @return what Dataverse had against it; empty when it is done
     * @throws UncheckedIOException when Dataverse cannot be reached
     */
    Optional<String> edit(UUID account, Map<String, @Nullable Object> values) {
        HttpResponse<String> answer = send(request(account, json.writeValueAsString(values)));
        return answer.statusCode() < 300
                ? Optional.empty()
                : Optional.of("Dataverse answered " + answer.statusCode() + ": " + message(answer.body()));
    }

    private HttpRequest request(UUID account, String body) {
        return HttpRequest.newBuilder(URI.create(dataverse + "/api/data/v9.2/accounts(" + account + ")"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + person)
                .header("If-Match", "*")
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(body))
                .build();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new UncheckedIOException("Dataverse did not take the edit of " + request.uri(), unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped during the edit of " + request.uri(), stopped);
        }
    }

    private String message(String body) {
        return body.isEmpty()
                ? "no reason"
                : json.readTree(body).path("error").path("message").asString(body);
    }
}
