package io.roundtrip.simulators.dataverse.service;

import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.roundtrip.simulators.dataverse.administration.Administration;
import io.roundtrip.simulators.dataverse.faults.RequestMatch.Endpoint;
import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.protocol.Call;
import io.roundtrip.simulators.dataverse.protocol.Caller;
import io.roundtrip.simulators.dataverse.protocol.QueryString;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.protocol.ServicePath;
import io.roundtrip.simulators.dataverse.service.Service.Reply;
import io.roundtrip.simulators.dataverse.signin.ManagedIdentities;
import io.roundtrip.simulators.dataverse.signin.SignIn;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Turns WireMock's requests into calls, and leads them to the service, its login or the simulator's administration. */
public final class HttpEdge implements ResponseDefinitionTransformerV2 {
    private static final int URL_LIMIT = 32_768;
    private static final UUID NO_ID = new UUID(0, 0);
    private static final byte[] NOTHING = {};

    private final Parts parts;
    private final Responses responses;

    /** What the edge leads to; set once the ports are known. */
    public record Parts(Service service, SignIn signIn, Administration administration, Addresses addresses) {}

    /** Where the service and its login are. */
    public record Addresses(String environment, String authority) {}

    public HttpEdge(Parts parts, Supplier<UUID> ids) {
        this.parts = parts;
        this.responses = new Responses(parts.service(), parts.addresses(), ids);
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
            return Responses.plain(login(request, method));
        }
        return Administration.isAddressedBy(request.getUrl())
                ? Responses.plain(Reply.of(parts.administration().answer(method, request.getUrl(), request.getBody())))
                : responses.platform(api(request, method));
    }

    private Reply login(Request request, String method) {
        byte[] body = request.getBody();
        String client = QueryString.parse(new String(body, StandardCharsets.UTF_8))
                .options()
                .getOrDefault("client_id", "");
        Call call = new Call(method, request.getUrl(), "", headers(request), NOTHING, new Caller(client, NO_ID));
        String environment = parts.addresses().environment();
        return parts.service()
                .signIn(
                        Endpoint.LOGIN,
                        call,
                        () -> echoed(call, parts.signIn().login().answer(method, request.getUrl(), body, environment)));
    }

    private static Answer echoed(Call call, Answer answer) {
        return call.header("client-request-id")
                .map(id -> answer.with("client-request-id", id))
                .orElse(answer);
    }

    private Reply api(Request request, String method) {
        String url = request.getUrl();
        int question = url.indexOf('?');
        String path = decoded(question < 0 ? url : url.substring(0, question));
        String query = question < 0 ? "" : url.substring(question + 1);
        Optional<String> below = ServicePath.below(path);
        if (below.isEmpty()) {
            return elsewhere(method, path, query, request);
        }
        if (url.length() > URL_LIMIT) {
            return Reply.of(Answer.empty(414));
        }
        Call anonymous =
                new Call(method, below.get(), query, headers(request), request.getBody(), new Caller("", NO_ID));
        try {
            return caller(request)
                    .map(caller -> parts.service().handle(anonymous.by(caller)))
                    .orElseGet(() -> parts.service().refuse(anonymous, Answer.empty(401)));
        } catch (Refusal refusal) {
            return parts.service().refuse(anonymous, Answer.of(refusal));
        }
    }

    private Reply elsewhere(String method, String path, String rawQuery, Request request) {
        if (!ManagedIdentities.isAddressedBy(path)) {
            return Reply.of(Answer.empty(404));
        }
        QueryString query = QueryString.parse(rawQuery);
        Caller identity = new Caller(query.get("client_id").orElse(""), NO_ID);
        Map<String, String> headers = headers(request);
        Call call = new Call(method, path, "", headers, NOTHING, identity);
        return parts.service()
                .signIn(
                        Endpoint.MANAGED_IDENTITY,
                        call,
                        () -> parts.signIn()
                                .identities()
                                .answer(path, query, headers)
                                .orElseThrow());
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
}
