package io.roundtrip.delivery;

import io.roundtrip.messaging.Category;
import io.roundtrip.messaging.Failure;
import io.roundtrip.messaging.FailureKind;
import io.roundtrip.messaging.Stage;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A target with the HTTP contract of {@code docs/http-target.md}: PUT and DELETE {@code /resource/by-source/id} with
 * {@code X-Source-Version} as the guard and {@code Idempotency-Key}. Redirects are not followed: the key goes nowhere else.
 */
final class HttpTarget implements TargetSystem {

    private final TargetSettings settings;
    private final HttpClient http;
    private final JsonMapper json;

    HttpTarget(TargetSettings settings, JsonMapper json) {
        this.settings = settings;
        this.json = json;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public TargetAnswer upsert(Upsert row) {
        HttpRequest.Builder request = request(row.address(), row.version())
                .header("Idempotency-Key", row.idempotencyKey().toString())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json.writeValueAsString(row.body())));
        return HttpTargetAnswers.withId(settings.name(), answer(request.build()));
    }

    @Override
    public TargetAnswer delete(Delete row) {
        return answer(request(row.address(), row.version()).DELETE().build());
    }

    private HttpRequest.Builder request(Address address, GuardVersion version) {
        return HttpRequest.newBuilder(
                        URI.create(settings.url() + "/" + address.resource() + "/by-source/" + address.sourceId()))
                .timeout(settings.readTimeout())
                .header("Accept", "application/json")
                .header("X-Api-Key", settings.apiKey())
                .header("X-Source-Version", version.text());
    }

    private TargetAnswer answer(HttpRequest request) {
        try {
            return HttpTargetAnswers.read(settings.name(), send(request), json);
        } catch (ConnectException refused) {
            return down("does not answer", refused);
        } catch (HttpTimeoutException | TimeoutException late) {
            return down("did not answer in time", late);
        } catch (IOException broken) {
            return down("broke the connection", broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return down("was not waited for, because the processor stops", stopped);
        }
    }

    /** The client's own limit ends with the headers ({@code HttpRequest.Builder.timeout}); a body may stop coming. */
    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException, TimeoutException {
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(request, BodyHandlers.ofString());
        try {
            return answer.get(settings.readTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException broken ? broken : new IOException(failed.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private TargetAnswer down(String what, Exception cause) {
        return new TargetAnswer.Refused(
                Failure.of(FailureKind.TRANSIENT, Stage.DELIVER, Category.TARGET_DOWN, settings.name() + " " + what)
                        .withDetail(cause.toString()));
    }
}
