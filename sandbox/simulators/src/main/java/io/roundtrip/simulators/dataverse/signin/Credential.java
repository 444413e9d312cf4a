package io.roundtrip.simulators.dataverse.signin;

import java.security.PublicKey;
import java.security.cert.X509Certificate;

/** How an app registration proves that it is the one. */
public sealed interface Credential {

    record Secret(String value) implements Credential {}

    /** Signs the assertions of the app; refused once it is no longer valid by the environment's clock. */
    record RegisteredCertificate(X509Certificate certificate) implements Credential {}

    /**
     * Assertions of another issuer stand for the app (documentation page "Workload identity federation").
     *
     * @param key what the issuer signs with
     */
    record Federation(String issuer, String subject, String audience, PublicKey key) implements Credential {
        public static final String AUDIENCE = "api://AzureADTokenExchange";
    }

    /** The platform vouches for whoever can reach the endpoint of managed identities. */
    enum ManagedIdentity implements Credential {
        /** Used when a request names no client id. */
        SYSTEM_ASSIGNED,
        USER_ASSIGNED
    }
}
