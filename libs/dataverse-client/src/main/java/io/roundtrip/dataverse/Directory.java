package io.roundtrip.dataverse;

import java.net.URI;

/**
 * The login of a tenant.
 *
 * @param authority login host without tenant, for example {@code https://login.microsoftonline.com}
 */
public record Directory(URI authority, String tenantId) {

    public Directory {
        Origins.require("roundtrip.dataverse.authority", authority);
        if (tenantId.isBlank()) {
            throw new IllegalArgumentException("roundtrip.dataverse.tenant-id is missing");
        }
    }

    /** For example {@code https://login.microsoftonline.com/<tenant>/}. */
    URI address() {
        return authority.resolve("/" + tenantId + "/");
    }
}
