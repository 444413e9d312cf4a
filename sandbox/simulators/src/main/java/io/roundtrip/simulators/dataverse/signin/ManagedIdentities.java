package io.roundtrip.simulators.dataverse.signin;

import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.protocol.Json;
import io.roundtrip.simulators.dataverse.protocol.QueryString;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.signin.Credential.ManagedIdentity;
import io.roundtrip.simulators.dataverse.signin.Users.User;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tokens without a secret, as a machine in the cloud gets them: from App Service (documentation page "How to use managed
 * identities for App Service", section "REST endpoint reference") and from the instance metadata service (page "How to use
 * managed identities on a virtual machine to acquire an access token").
 */
public final class ManagedIdentities {
    public static final String APP_SERVICE_PATH = "/msi/token";
    /** What the environment variable {@code IDENTITY_HEADER} has to hold. */
    public static final String IDENTITY_HEADER = "simulated-identity";

    private static final String IMDS_PATH = "/metadata/identity/oauth2/token";
    private static final List<String> OTHER_IDS =
            List.of("object_id", "principal_id", "mi_res_id", "msi_res_id", "msi_mi_res_id");

    private final Users users;
    private final Tokens tokens;
    private final String resource;

    ManagedIdentities(Users users, Tokens tokens, String resource) {
        this.users = users;
        this.tokens = tokens;
        this.resource = resource;
    }

    /** Two slashes at the start are taken for one, because msal4j sends them. Empty for other paths. */
    public Optional<Answer> answer(String path, QueryString query, Map<String, String> headers) {
        String single = single(path);
        try {
            return switch (single) {
                case APP_SERVICE_PATH -> Optional.of(appService(query, headers));
                case IMDS_PATH -> Optional.of(instanceMetadata(query, headers));
                default -> Optional.empty();
            };
        } catch (Refusal notSimulated) {
            return Optional.of(Answer.of(notSimulated));
        }
    }

    public static boolean isAddressedBy(String path) {
        return single(path).equals(APP_SERVICE_PATH) || single(path).equals(IMDS_PATH);
    }

    private static String single(String path) {
        return path.replaceFirst("^//", "/");
    }

    private Answer appService(QueryString query, Map<String, String> headers) {
        if (!IDENTITY_HEADER.equals(headers.get("x-identity-header"))) {
            return appServiceProblem(401, "The X-IDENTITY-HEADER is missing or wrong.");
        }
        if (query.get("api-version").filter("2019-08-01"::equals).isEmpty()) {
            return appServiceProblem(400, "Unsupported api-version.");
        }
        String wanted = query.get("resource").orElse("");
        if (!Login.isOf(resource, wanted)) {
            return appServiceProblem(400, "AADSTS500011: " + Login.unknownResource(wanted, "simulated"));
        }
        return identity(query)
                .map(user -> Answer.json(200, Json.write(token(user, wanted))))
                .orElseGet(
                        () -> appServiceProblem(
                                400,
                                "No User Assigned or Delegated Managed Identity found for specified ClientId/ResourceId/PrincipalId."));
    }

    private static Answer appServiceProblem(int status, String message) {
        return Answer.json(status, Json.write(Map.of("statusCode", status, "message", message)));
    }

    private Answer instanceMetadata(QueryString query, Map<String, String> headers) {
        if (!"true".equalsIgnoreCase(headers.get("metadata"))) {
            return instanceProblem("invalid_request", "Required metadata header not specified");
        }
        if (query.get("api-version").isEmpty()) {
            return instanceProblem("invalid_request", "Required query variable 'api-version' is missing");
        }
        String wanted = query.get("resource").orElse("");
        if (!Login.isOf(resource, wanted)) {
            return instanceProblem("invalid_resource", "AADSTS500011: " + Login.unknownResource(wanted, "simulated"));
        }
        return identity(query)
                .map(user -> Answer.json(200, Json.write(instanceToken(user, wanted))))
                .orElseGet(() -> instanceProblem("invalid_request", "Identity not found"));
    }

    private static Answer instanceProblem(String error, String description) {
        return Answer.json(400, Json.write(Map.of("error", error, "error_description", description)));
    }

    private Optional<User> identity(QueryString query) {
        OTHER_IDS.stream().filter(query::has).findFirst().ifPresent(name -> {
            throw Refusal.notSimulated("a managed identity by its " + name);
        });
        return query.get("client_id")
                .map(client -> users.application(client)
                        .filter(user -> !user.credentials(ManagedIdentity.class).isEmpty()))
                .orElseGet(users::systemAssigned);
    }

    private Map<String, Object> token(User user, String wanted) {
        Instant end = tokens.timing().clock().instant().plus(tokens.timing().lifetime());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", tokens.issue(user.name()));
        body.put("expires_on", Long.toString(end.getEpochSecond()));
        body.put("resource", wanted);
        body.put("token_type", "Bearer");
        body.put("client_id", user.name());
        return body;
    }

    private Map<String, Object> instanceToken(User user, String wanted) {
        Map<String, Object> body = token(user, wanted);
        body.put("expires_in", Long.toString(tokens.timing().lifetime().toSeconds()));
        body.put("not_before", Long.toString(tokens.timing().clock().instant().getEpochSecond()));
        body.put("refresh_token", "");
        return body;
    }
}
