package io.roundtrip.dataverse;

import java.net.URI;
import java.time.Duration;

/**
 * Where an environment is and who calls it.
 *
 * @param url origin of the environment, for example {@code https://org.crm.dynamics.com}
 * @param authority login host without tenant, for example {@code https://login.microsoftonline.com}
 * @param requestTimeout limit of one answer, and separately of all waiting (throttle window, turn, backoff) of one request
 * @param pageSize rows per page, 1 to 5,000 (Web API, "Page results")
 */
public record DataverseSettings(
        URI url,
        URI authority,
        String tenantId,
        String clientId,
        Secret clientSecret,
        Duration requestTimeout,
        int pageSize) {

    public DataverseSettings {
        requireOrigin("url", url);
        requireOrigin("authority", authority);
        require(!tenantId.isBlank(), "roundtrip.dataverse.tenant-id is missing");
        require(!clientId.isBlank(), "roundtrip.dataverse.client-id is missing");
        require(requestTimeout.compareTo(Duration.ZERO) > 0, "roundtrip.dataverse.request-timeout must be positive");
        require(
                pageSize >= 1 && pageSize <= 5_000,
                "roundtrip.dataverse.page-size " + pageSize + " is not within 1..5000");
    }

    private static void requireOrigin(String name, URI uri) {
        require(
                uri.getHost() != null && uri.getScheme() != null && uri.getUserInfo() == null,
                "roundtrip.dataverse." + name + " " + uri + " is not an absolute address such as https://host");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
