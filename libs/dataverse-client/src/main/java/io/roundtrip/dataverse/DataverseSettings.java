package io.roundtrip.dataverse;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;

/**
 * Where an environment is and who calls it.
 *
 * @param url origin of the environment, for example {@code https://org.crm.dynamics.com}
 * @param users application users that share the requests; one registration each, because limits count per user
 * @param requestTimeout limit of one answer, and separately of all waiting (throttle window, turn, backoff) of one request
 * @param pageSize rows per page, 1 to 5,000 (Web API, "Page results")
 */
public record DataverseSettings(URI url, List<Credential> users, Duration requestTimeout, int pageSize) {

    public DataverseSettings {
        Origins.require("roundtrip.dataverse.url", url);
        require(!users.isEmpty(), "roundtrip.dataverse.client-id is missing");
        users = List.copyOf(users);
        require(
                new HashSet<>(users.stream().map(Credential::name).toList()).size() == users.size(),
                "roundtrip.dataverse.users names an application twice: limits are per user, so it would gain nothing");
        require(requestTimeout.compareTo(Duration.ZERO) > 0, "roundtrip.dataverse.request-timeout must be positive");
        require(
                pageSize >= 1 && pageSize <= 5_000,
                "roundtrip.dataverse.page-size " + pageSize + " is not within 1..5000");
    }

    /** One user with a secret. */
    public DataverseSettings(
            URI url,
            URI authority,
            String tenantId,
            String clientId,
            Secret clientSecret,
            Duration requestTimeout,
            int pageSize) {
        this(
                url,
                List.of(new Credential.ClientSecret(new Directory(authority, tenantId), clientId, clientSecret)),
                requestTimeout,
                pageSize);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
