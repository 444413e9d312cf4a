package io.roundtrip.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The admin UI's REST API as a script uses it. */
final class FailuresClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI adminUi;

    FailuresClient(URI adminUi) {
        this.adminUi = adminUi;
    }

    /** The failure of a row, whatever its status; missing if there is none. */
    JsonNode of(UUID row) {
        for (String view : List.of("open", "solved")) {
            for (JsonNode failure :
                    JSON.readTree(send(request("/api/failures?view=" + view)).body())) {
                if (failure.path("rowId").asString().equals(row.toString())) {
                    return failure;
                }
            }
        }
        return MissingNode.getInstance();
    }

    JsonNode until(UUID row, String status) {
        Awaitility.await("failure of " + row + " is " + status)
                .atMost(java.time.Duration.ofSeconds(60))
                .pollInterval(java.time.Duration.ofMillis(200))
                .until(() -> of(row).path("status").asString("").equals(status));
        return of(row);
    }

    void retry(JsonNode failure) {
        String path = "/api/failures/" + failure.path("id").asString() + "/retry";
        HttpResponse<String> answer = send(request(path).POST(BodyPublishers.noBody()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    void retryAll(List<JsonNode> failures) {
        String ids = failures.stream()
                .map(failure -> "\"" + failure.path("id").asString() + "\"")
                .collect(Collectors.joining(","));
        HttpResponse<String> answer = send(request("/api/retries")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"ids\":[" + ids + "]}")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(adminUi.resolve(path)).header("X-Requested-With", "roundtrip");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
