package io.roundtrip.simulators.dataverse;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.IClientCredential;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.KeyStore;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Signs in at a simulated environment with the library that applications use. */
public record MsalSignIn(SimulatedDataverse dataverse) {

    /** A token for the environment. */
    public String withSecret(String clientId, String secret) throws Exception {
        return token(clientId, ClientCredentialFactory.createFromSecret(secret));
    }

    public String token(String clientId, IClientCredential credential) throws Exception {
        return token(clientId, credential, dataverse.authority().toString(), dataverse.url() + "/.default");
    }

    public String token(String clientId, IClientCredential credential, String authority, String scope)
            throws Exception {
        ConfidentialClientApplication application = ConfidentialClientApplication.builder(clientId, credential)
                .authority(authority)
                .instanceDiscovery(false)
                .sslSocketFactory(trusting())
                .build();
        try {
            return application
                    .acquireToken(
                            ClientCredentialParameters.builder(Set.of(scope)).build())
                    .get()
                    .accessToken();
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof Exception cause ? cause : failure;
        }
    }

    private SSLSocketFactory trusting() throws Exception {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(dataverse.trustStore())) {
            trust.load(in, dataverse.trustStorePassword().toCharArray());
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trust);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context.getSocketFactory();
    }
}
