package io.roundtrip.dataverse;

import java.nio.file.Path;
import java.util.Optional;

/** How an application user signs in. Files are read at the first login, and the assertion's again at each one. */
public sealed interface Credential {

    /** The application, as messages name it. */
    String name();

    record ClientSecret(Directory directory, String clientId, Secret secret) implements Credential {
        public ClientSecret {
            requireClientId(clientId);
        }

        @Override
        public String name() {
            return clientId;
        }
    }

    /** A certificate with its private key in a PKCS #12 file. */
    record Certificate(Directory directory, String clientId, Path file, Optional<Secret> password)
            implements Credential {
        public Certificate {
            requireClientId(clientId);
        }

        @Override
        public String name() {
            return clientId;
        }
    }

    /** A token of an identity provider that the app registration trusts; whoever issues it renews the file. */
    record FederatedAssertion(Directory directory, String clientId, Path file) implements Credential {
        public FederatedAssertion {
            requireClientId(clientId);
        }

        @Override
        public String name() {
            return clientId;
        }
    }

    /** The identity of the Azure service the process runs in: its own, or the assigned one with this client id. */
    record ManagedIdentity(Optional<String> clientId) implements Credential {
        @Override
        public String name() {
            return clientId.orElse("the system-assigned identity");
        }
    }

    private static void requireClientId(String clientId) {
        if (clientId.isBlank()) {
            throw new IllegalArgumentException("roundtrip.dataverse.client-id is missing");
        }
    }
}
