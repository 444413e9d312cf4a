package io.roundtrip.simulators.dataverse;

import io.roundtrip.simulators.dataverse.protocol.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A plain HTTP client that speaks as one user. */
public final class WebApi {
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI environment;
    private final String token;

    public WebApi(URI environment, String token) {
        this.environment = environment;
        this.token = token;
    }

    /** A response with its body as text. */
    public record Reply(HttpResponse<String> response) {
        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public Map<String, Object> json() {
            return Json.object(response.body().getBytes(StandardCharsets.UTF_8));
        }

        @SuppressWarnings("unchecked")
        public List<Map<String, Object>> value() {
            return (List<Map<String, Object>>) json().get("value");
        }

        public String link(String name) {
            return String.valueOf(json().get(name));
        }

        @SuppressWarnings("unchecked")
        public String errorCode() {
            return ((Map<String, String>) json().get("error")).get("code");
        }

        @SuppressWarnings("unchecked")
        public String errorMessage() {
            return ((Map<String, String>) json().get("error")).get("message");
        }
    }

    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public Reply get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    public Reply query(String entitySet, String filter, String... headers) {
        return get(entitySet + "?$filter=" + encoded(filter), headers);
    }

    public Reply post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    public Reply patch(String path, String body, String... headers) {
        return send("PATCH", path, body, headers);
    }

    public Reply delete(String path, String... headers) {
        return send("DELETE", path, "", headers);
    }

    /** The path is below the service root, or a whole address used verbatim. Headers are names and values in turn. */
    public Reply send(String method, String path, String body, String... headers) {
        URI target = URI.create(path.startsWith("http") ? path : environment + "/api/data/v9.2/" + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .timeout(Duration.ofSeconds(20))
                .setHeader("Authorization", "Bearer " + token)
                .setHeader("Content-Type", "application/json")
                .setHeader("OData-Version", "4.0")
                .setHeader("If-None-Match", "null")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return new Reply(exchange(request.build()));
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
