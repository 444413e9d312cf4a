package io.roundtrip.simulators.dataverse.signin;

import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.protocol.Json;
import io.roundtrip.simulators.dataverse.protocol.QueryString;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The token endpoint for client credentials (documentation page "Microsoft identity platform and the OAuth 2.0 client credentials flow"). */
public final class Login {
    private final String tenantId;
    private final Users users;
    private final Tokens tokens;
    private final Clock clock;
    private final Supplier<UUID> ids;

    public Login(String tenantId, Users users, Tokens tokens, Clock clock, Supplier<UUID> ids) {
        this.tenantId = tenantId;
        this.users = users;
        this.tokens = tokens;
        this.clock = clock;
        this.ids = ids;
    }

    /** An error of the identity platform: status, OAuth error and the AADSTS number. */
    private record Problem(int status, String error, int number, String text) {}

    public Answer answer(String method, String path, byte[] body, String resource) {
        if (!method.equals("POST") || !path.endsWith("/oauth2/v2.0/token")) {
            return Answer.empty(404);
        }
        Map<String, String> form =
                QueryString.parse(new String(body, StandardCharsets.UTF_8)).options();
        return problem(path, form, resource)
                .map(this::refused)
                .orElseGet(() -> issued(form.getOrDefault("client_id", "")));
    }

    private Optional<Problem> problem(String path, Map<String, String> form, String resource) {
        if (!path.equals("/" + tenantId + "/oauth2/v2.0/token")) {
            return Optional.of(new Problem(400, "invalid_request", 90002, "Tenant not found."));
        }
        if (!"client_credentials".equals(form.get("grant_type"))) {
            return Optional.of(new Problem(400, "unsupported_grant_type", 70003, "The grant type is not supported."));
        }
        return clientProblem(form).or(() -> resourceProblem(form, resource));
    }

    private Optional<Problem> clientProblem(Map<String, String> form) {
        String client = form.getOrDefault("client_id", "");
        Optional<String> secret = users.secret(client);
        if (secret.isEmpty()) {
            return Optional.of(new Problem(
                    400, "unauthorized_client", 700016, "Application with identifier '" + client + "' was not found."));
        }
        return secret.get().equals(form.get("client_secret"))
                ? Optional.empty()
                : Optional.of(new Problem(
                        401, "invalid_client", 7000215, "Invalid client secret provided for app '" + client + "'."));
    }

    private static Optional<Problem> resourceProblem(Map<String, String> form, String resource) {
        String scope = form.getOrDefault("scope", "");
        return List.of(scope.split(" ")).contains(resource + "/.default")
                ? Optional.empty()
                : Optional.of(new Problem(400, "invalid_resource", 500011, "The resource principal was not found."));
    }

    private Answer issued(String clientId) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("token_type", "Bearer");
        body.put("expires_in", Tokens.LIFETIME.toSeconds());
        body.put("ext_expires_in", Tokens.LIFETIME.toSeconds());
        body.put("access_token", tokens.issue(clientId));
        return Answer.json(200, Json.write(body)).with("Cache-Control", "no-store");
    }

    private Answer refused(Problem problem) {
        UUID trace = ids.get();
        UUID correlation = ids.get();
        String at = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ');
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", problem.error());
        body.put(
                "error_description",
                "AADSTS%d: %s Trace ID: %s Correlation ID: %s Timestamp: %s"
                        .formatted(problem.number(), problem.text(), trace, correlation, at));
        body.put("error_codes", List.of(problem.number()));
        body.put("timestamp", at);
        body.put("trace_id", trace);
        body.put("correlation_id", correlation);
        return Answer.json(problem.status(), Json.write(body));
    }
}
