package io.roundtrip.simulators.dataverse.service;

import static com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.roundtrip.simulators.dataverse.faults.Fault;
import io.roundtrip.simulators.dataverse.faults.Fault.Drip;
import io.roundtrip.simulators.dataverse.faults.Fault.Half;
import io.roundtrip.simulators.dataverse.faults.Fault.Reset;
import io.roundtrip.simulators.dataverse.limits.Admission.Remaining;
import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.service.HttpEdge.Addresses;
import io.roundtrip.simulators.dataverse.service.Service.Reply;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;

/** Turns answers into responses, with the headers that every response of the platform carries, whole or broken. */
final class Responses {
    private static final Remaining UNLIMITED = new Remaining(5999, Duration.ofSeconds(1200));
    private static final String UNLIMITED_TIME = seconds(UNLIMITED.executionTime());

    private static final String PADDING = "0".repeat(63);

    private final Service service;
    private final String challenge;
    private final Supplier<UUID> ids;

    Responses(Service service, Addresses addresses, Supplier<UUID> ids) {
        this.service = service;
        this.challenge = "Bearer authorization_uri=%soauth2/authorize, resource_id=%s/"
                .formatted(addresses.authority(), addresses.environment());
        this.ids = ids;
    }

    /** With nothing but what the answer itself has. */
    static ResponseDefinition plain(Reply reply) {
        return sent(builder(reply.answer()), reply);
    }

    ResponseDefinition platform(Reply reply) {
        Answer answer = reply.answer();
        if (answer.headers().getOrDefault("Content-Type", "").startsWith("text/html")) {
            return plain(reply); // from somebody in front of the platform
        }
        ResponseDefinitionBuilder builder = builder(answer);
        addIds(builder, reply.server());
        addBudget(builder, reply.remaining().orElse(UNLIMITED));
        if (answer.status() == 401) {
            builder.withHeader("WWW-Authenticate", challenge);
        }
        return sent(builder, reply);
    }

    private static ResponseDefinitionBuilder builder(Answer answer) {
        ResponseDefinitionBuilder builder = new ResponseDefinitionBuilder().withStatus(answer.status());
        answer.headers().forEach(builder::withHeader);
        return answer.body().length == 0 ? builder : builder.withBody(answer.body());
    }

    private void addIds(ResponseDefinitionBuilder builder, int server) {
        String requestId = ids.get().toString();
        builder.withHeader("OData-Version", "4.0")
                .withHeader("Cache-Control", "no-cache")
                .withHeader("Expires", "-1")
                .withHeader("Allow", "OPTIONS,GET,HEAD,POST")
                .withHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
                .withHeader("CRM.ServiceId", "CRMAppPool")
                .withHeader("AuthActivityId", requestId)
                .withHeader("x-ms-service-request-id", requestId)
                .withHeader("REQ_ID", requestId)
                .withHeader(
                        "Set-Cookie",
                        "ARRAffinity=" + PADDING + server + "; domain=127.0.0.1; path=/; HttpOnly",
                        "ReqClientId=" + requestId + "; path=/; HttpOnly");
    }

    private void addBudget(ResponseDefinitionBuilder builder, Remaining left) {
        builder.withHeader("x-ms-dop-hint", Integer.toString(service.dopHint()))
                .withHeader("x-ms-ratelimit-burst-remaining-xrm-requests", Integer.toString(left.requests()))
                .withHeader(
                        "x-ms-ratelimit-time-remaining-xrm-requests",
                        left.equals(UNLIMITED) ? UNLIMITED_TIME : seconds(left.executionTime()));
    }

    /** Seconds with thousands separators, as captured: {@code 1,199.97}. */
    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%,.2f", time.toMillis() / 1000.0);
    }

    private static ResponseDefinition sent(ResponseDefinitionBuilder builder, Reply reply) {
        return reply.fault()
                .map(fault -> broken(builder, reply.answer(), fault))
                .orElse(builder)
                .build();
    }

    private static ResponseDefinitionBuilder broken(ResponseDefinitionBuilder builder, Answer answer, Fault fault) {
        int length = answer.body().length;
        if (fault instanceof Reset || fault instanceof Half && length == 0) {
            return new ResponseDefinitionBuilder().withFault(CONNECTION_RESET_BY_PEER);
        }
        if (fault instanceof Half) {
            byte[] half = Arrays.copyOf(answer.body(), length / 2);
            return flushed(builder.withHeader("Content-Length", Integer.toString(length))
                    .withBody(half));
        }
        return fault instanceof Drip drip && length > 0
                ? builder.withChunkedDribbleDelay(
                        drip.chunks(), Math.toIntExact(drip.over().toMillis()))
                : builder;
    }

    /** What is dribbled is flushed, so that the client gets it before the server finds that the body is too short and closes. */
    private static ResponseDefinitionBuilder flushed(ResponseDefinitionBuilder builder) {
        return builder.withChunkedDribbleDelay(1, 0);
    }
}
