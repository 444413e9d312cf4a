package io.roundtrip.simulators.dataverse.signin;

import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.protocol.Json;
import io.roundtrip.simulators.dataverse.protocol.QueryString;
import io.roundtrip.simulators.dataverse.signin.Credential.Secret;
import io.roundtrip.simulators.dataverse.signin.Users.User;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** The token endpoint for client credentials (documentation page "Microsoft identity platform and the OAuth 2.0 client credentials flow"). */
public final class Login {
    private static final String ENDPOINT = "oauth2/v2.0/token";
    private static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final String DEFAULT = "/.default";

    /** Scopes that msal4j adds to every request. */
    private static final Set<String> OPENID = Set.of("openid", "profile", "offline_access");

    private final URI authority;
    private final Users users;
    private final Tokens tokens;
    private final AssertionCheck assertions;
    private final Supplier<UUID> ids;

    /** The authority ends with the tenant and a slash. */
    public Login(URI authority, Users users, Tokens tokens, Supplier<UUID> ids) {
        this.authority = authority;
        this.users = users;
        this.tokens = tokens;
        this.assertions = new AssertionCheck(tokens.timing().clock(), authority + ENDPOINT);
        this.ids = ids;
    }

    public Answer answer(String method, String path, byte[] body, String resource) {
        if (!method.equals("POST") || !path.endsWith("/" + ENDPOINT)) {
            return Answer.empty(404);
        }
        Map<String, String> form =
                QueryString.parse(new String(body, StandardCharsets.UTF_8)).options();
        return problem(path, form, resource)
                .map(this::refused)
                .orElseGet(() -> issued(form.getOrDefault("client_id", "")));
    }

    private Optional<Problem> problem(String path, Map<String, String> form, String resource) {
        if (!path.equals(authority.getPath() + ENDPOINT)) {
            String tenant = path.substring(1, path.length() - ENDPOINT.length() - 1);
            return Optional.of(Problem.invalidRequest(
                    90002,
                    "Tenant '%s' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud."
                            .formatted(tenant)));
        }
        if (!"client_credentials".equals(form.get("grant_type"))) {
            return Optional.of(new Problem(400, "unsupported_grant_type", 70003, "The grant type is not supported."));
        }
        return clientProblem(form).or(() -> resourceProblem(form.getOrDefault("scope", ""), resource));
    }

    private Optional<Problem> clientProblem(Map<String, String> form) {
        String client = form.getOrDefault("client_id", "");
        return users.application(client)
                .map(app -> credentialProblem(app, form))
                .orElseGet(() -> Optional.of(new Problem(
                        400,
                        "unauthorized_client",
                        700016,
                        "Application with identifier '%s' was not found in the directory '%s'."
                                .formatted(client, tenant()))));
    }

    private Optional<Problem> credentialProblem(User app, Map<String, String> form) {
        if (form.containsKey("client_secret")) {
            boolean right = app.credentials(Secret.class).contains(new Secret(form.get("client_secret")));
            return right
                    ? Optional.empty()
                    : Optional.of(Problem.invalidClient(
                            7000215, "Invalid client secret provided for app '" + app.name() + "'."));
        }
        return JWT_BEARER.equals(form.get("client_assertion_type"))
                ? assertions.problem(app, form.getOrDefault("client_assertion", ""))
                : Optional.of(
                        Problem.invalidClient(
                                7000218,
                                "The request body must contain the following parameter: 'client_assertion' or 'client_secret'."));
    }

    private Optional<Problem> resourceProblem(String scopes, String resource) {
        List<String> wanted = Arrays.stream(scopes.split(" "))
                .filter(scope -> !scope.isEmpty() && !OPENID.contains(scope))
                .toList();
        if (wanted.isEmpty()) {
            return Optional.of(
                    Problem.invalidRequest(900144, "The request body must contain the following parameter: 'scope'."));
        }
        return wanted.stream()
                .flatMap(scope -> scopeProblem(scope, resource).stream())
                .findFirst();
    }

    private Optional<Problem> scopeProblem(String scope, String resource) {
        if (!scope.endsWith(DEFAULT)) {
            return Optional.of(new Problem(
                    400,
                    "invalid_scope",
                    1002012,
                    "The provided value for scope %s is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI)."
                            .formatted(scope)));
        }
        String wanted = scope.substring(0, scope.length() - DEFAULT.length());
        return isOf(resource, wanted)
                ? Optional.empty()
                : Optional.of(new Problem(400, "invalid_resource", 500011, unknownResource(wanted, tenant())));
    }

    /** With or without a slash at the end. */
    static boolean isOf(String environment, String resource) {
        return resource.equals(environment) || resource.equals(environment + "/");
    }

    static String unknownResource(String resource, String tenant) {
        return ("The resource principal named %s was not found in the tenant named %s. This can happen if the application "
                        + "has not been installed by the administrator of the tenant or consented to by any user in the tenant.")
                .formatted(resource, tenant);
    }

    private String tenant() {
        return authority.getPath().replace("/", "");
    }

    private Answer issued(String clientId) {
        long seconds = tokens.timing().lifetime().toSeconds();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("token_type", "Bearer");
        body.put("expires_in", seconds);
        body.put("ext_expires_in", seconds);
        body.put("access_token", tokens.issue(clientId));
        return Answer.json(200, Json.write(body)).with("Cache-Control", "no-store");
    }

    private Answer refused(Problem problem) {
        UUID trace = ids.get();
        UUID correlation = ids.get();
        String at = tokens.timing()
                .clock()
                .instant()
                .truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .replace('T', ' ');
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
