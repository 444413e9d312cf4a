package io.roundtrip.simulators.dataverse.service;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.protocol.Call;
import io.roundtrip.simulators.dataverse.protocol.Caller;
import io.roundtrip.simulators.dataverse.protocol.QueryString;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.protocol.ServicePath;
import io.roundtrip.simulators.dataverse.signin.SignIn;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Turns WireMock's requests into calls, and answers into responses with the headers every response of the platform carries. */
public final class HttpEdge implements ResponseDefinitionTransformerV2 {
    private static final int URL_LIMIT = 32_768;

    private final Parts parts;
    private final Supplier<UUID> ids;

    /** What the edge leads to; set once the ports are known. */
    public record Parts(Service service, SignIn signIn, String environment, String authority) {}

    public HttpEdge(Parts parts, Supplier<UUID> ids) {
        this.parts = parts;
        this.ids = ids;
    }

    @Override
    public String getName() {
        return "simulated-dataverse";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        Request request = event.getRequest();
        String method = request.getMethod().getName();
        if (request.getScheme().equals("https")) {
            return response(login(request, method));
        }
        return api(request, method);
    }

    private Answer login(Request request, String method) {
        Answer answer = parts.signIn().login().answer(method, request.getUrl(), request.getBody(), parts.environment());
        String correlationId = request.getHeader("client-request-id");
        return correlationId == null ? answer : answer.with("client-request-id", correlationId);
    }

    private ResponseDefinition api(Request request, String method) {
        String url = request.getUrl();
        int question = url.indexOf('?');
        String path = decoded(question < 0 ? url : url.substring(0, question));
        String query = question < 0 ? "" : url.substring(question + 1);
        Optional<String> below = ServicePath.below(path);
        if (below.isEmpty() || url.length() > URL_LIMIT) {
            return response(below.isEmpty() ? elsewhere(path, query, request) : Answer.empty(414));
        }
        try {
            return caller(request)
                    .map(caller -> new Call(method, below.get(), query, headers(request), request.getBody(), caller))
                    .map(call -> response(parts.service().handle(call)))
                    .orElseGet(() -> response(challenge()));
        } catch (Refusal refusal) {
            return response(Answer.of(refusal));
        }
    }

    private Answer elsewhere(String path, String query, Request request) {
        return parts.signIn()
                .identities()
                .answer(path, QueryString.parse(query), headers(request))
                .orElseGet(() -> Answer.empty(404));
    }

    private static String decoded(String path) {
        return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private Optional<Caller> caller(Request request) {
        String authorization = request.getHeader("Authorization");
        return authorization != null && authorization.startsWith("Bearer ")
                ? parts.signIn().tokens().caller(authorization.substring("Bearer ".length()))
                : Optional.empty();
    }

    private Answer challenge() {
        return Answer.empty(401)
                .with(
                        "WWW-Authenticate",
                        "Bearer authorization_uri=%soauth2/authorize, resource_id=%s/"
                                .formatted(parts.authority(), parts.environment()));
    }

    private static Map<String, String> headers(Request request) {
        Map<String, String> headers = new HashMap<>();
        for (String name : request.getAllHeaderKeys()) {
            headers.put(
                    name.toLowerCase(Locale.ROOT),
                    String.join(",", request.header(name).values()));
        }
        headers.computeIfPresent("content-type", (name, type) -> BatchSafeServer.revealed(type));
        return headers;
    }

    private ResponseDefinition response(Service.Outcome outcome) {
        ResponseDefinitionBuilder builder = outcome.answer()
                .map(this::builder)
                .orElseGet(() -> new ResponseDefinitionBuilder().withFault(Fault.CONNECTION_RESET_BY_PEER));
        if (!outcome.delay().isZero()) {
            builder.withFixedDelay(Math.toIntExact(outcome.delay().toMillis()));
        }
        return builder.build();
    }

    private ResponseDefinition response(Answer answer) {
        return builder(answer).build();
    }

    private ResponseDefinitionBuilder builder(Answer answer) {
        String requestId = ids.get().toString();
        ResponseDefinitionBuilder builder = new ResponseDefinitionBuilder()
                .withStatus(answer.status())
                .withHeader("OData-Version", "4.0")
                .withHeader("Cache-Control", "no-cache")
                .withHeader("x-ms-service-request-id", requestId)
                .withHeader("REQ_ID", requestId)
                .withHeader("x-ms-dop-hint", "4")
                .withHeader("x-ms-ratelimit-burst-remaining-xrm-requests", "5999")
                .withHeader("x-ms-ratelimit-time-remaining-xrm-requests", "1,200.00")
                .withHeader("Set-Cookie", "ARRAffinity=simulated; domain=127.0.0.1; path=/; HttpOnly");
        answer.headers().forEach(builder::withHeader);
        return answer.body().length == 0 ? builder : builder.withBody(answer.body());
    }
}
