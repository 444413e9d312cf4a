package io.roundtrip.simulators.target;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A caller of the simulated target over real HTTP, as another system would be. */
final class Erp {
    static final String CUSTOMER = """
            {"name":"Next-Door Bike Store","phone":"245-555-0173","address":{"street":"2251 Elliot Avenue","city":"Seattle",\
            "zip":"98104","country":"US"},"creditLimit":30000.50,"since":"2019-09-11","channel":"DYNAMICS"}""";
    static final String CONTACT = """
            {"firstName":"Laith","lastName":"Acevedo","email":"laith@example.com","displayName":"Laith Acevedo"}""";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI url;

    Erp(URI url) {
        this.url = url;
    }

    record Reply(int status, JsonNode body, HttpResponse<String> raw) {
        String code() {
            return body.at("/code").asString("");
        }

        String field() {
            return body.at("/field").asString("");
        }

        String message() {
            return body.at("/message").asString("");
        }

        String number() {
            return body.at("/number").asString("");
        }

        Optional<String> header(String name) {
            return raw.headers().firstValue(name);
        }
    }

    Reply putCustomer(String sourceId, String version, String body) {
        return send(put("customers", sourceId, version, body));
    }

    Reply putContact(String sourceId, String version, String body) {
        return send(put("contacts", sourceId, version, body));
    }

    /** A key as an honest sender makes it: another version or another body is another key. */
    HttpRequest.Builder put(String resource, String sourceId, String version, String body) {
        return request("/api/" + resource + "/by-source/" + sourceId)
                .header("X-Source-Version", version)
                .header("Idempotency-Key", sourceId + "/" + version + "/" + body.hashCode())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body));
    }

    Reply delete(String resource, String sourceId, String version) {
        return send(request("/api/" + resource + "/by-source/" + sourceId)
                .header("X-Source-Version", version)
                .DELETE());
    }

    Reply get(String path) {
        return send(request(path).GET());
    }

    Reply switches(String json) {
        return send(
                request("/switches").header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
    }

    HttpRequest.Builder request(String path) {
        return anonymous(path).header("X-Api-Key", "sandbox");
    }

    HttpRequest.Builder anonymous(String path) {
        return HttpRequest.newBuilder(url.resolve(path)).timeout(Duration.ofSeconds(20));
    }

    Reply send(HttpRequest.Builder request) {
        try {
            return exchange(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Reply exchange(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            String text = answer.body().isEmpty() ? "{}" : answer.body();
            return new Reply(answer.statusCode(), JSON.readTree(text), answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
