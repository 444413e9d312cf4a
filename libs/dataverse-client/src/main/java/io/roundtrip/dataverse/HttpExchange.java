package io.roundtrip.dataverse;

import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends one request over the JDK's client. It keeps no cookies, so that requests spread over the environment's servers
 * ("Send parallel requests"), and follows no redirect, so that a token goes nowhere else.
 */
final class HttpExchange {

    private final HttpClient client;
    private final Surroundings surroundings;
    private final Duration timeout;

    HttpExchange(Surroundings surroundings, Duration timeout) {
        this.surroundings = surroundings;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    /** In whose name an attempt is made, and the id that all attempts of a request share. */
    record Sending(Lane lane, String token, UUID correlationId) {}

    Outcome exchange(HttpCall call, Sending sending) {
        CompletableFuture<HttpResponse<AnswerBody>> pending = client.sendAsync(request(call, sending), reading(call));
        try {
            return answered(call, sending.lane(), pending.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            pending.cancel(true);
            return new Outcome.Lost(DataverseException.unanswered(call.item(), "none within " + timeout, e), true);
        } catch (ExecutionException e) {
            return lost(call, e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            pending.cancel(true);
            throw Interruption.of(call.item(), e);
        }
    }

    private static BodyHandler<AnswerBody> reading(HttpCall call) {
        return call.wanted() == HttpCall.Wanted.PAGE ? PageBody.orText() : info -> PageBody.text();
    }

    private HttpRequest request(HttpCall call, Sending sending) {
        HttpRequest.Builder request = HttpRequest.newBuilder(call.uri())
                .method(
                        call.method(),
                        call.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(call.body()));
        request.setHeader("Accept", "application/json")
                .setHeader("OData-Version", "4.0")
                .setHeader("OData-MaxVersion", "4.0")
                .setHeader("If-None-Match", "null")
                .setHeader("User-Agent", "Roundtrip")
                .setHeader("x-ms-client-request-id", surroundings.ids().get().toString())
                .setHeader(
                        "x-ms-correlation-request-id", sending.correlationId().toString())
                .setHeader("Authorization", "Bearer " + sending.token());
        call.headers().forEach(request::setHeader);
        return request.build();
    }

    private Outcome answered(HttpCall call, Lane lane, HttpResponse<AnswerBody> response) {
        return new Outcome.Answered(new HttpAnswer(
                call.item(),
                response.statusCode(),
                response.headers(),
                response.body(),
                surroundings.clock().instant(),
                lane,
                false));
    }

    private static Outcome lost(HttpCall call, Throwable cause) {
        boolean neverSent = cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof UnresolvedAddressException;
        String why = neverSent ? "no connection" : "connection lost";
        return new Outcome.Lost(DataverseException.unanswered(call.item(), why, cause), !neverSent);
    }
}
