package io.roundtrip.dataverse;

import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.tables.StandardTables;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** The simulated Dataverse with two tables, a clock of its own, and a login that this JVM trusts while it is open. */
final class SimulatedEnvironment implements AutoCloseable {

    final TestClock clock = new TestClock();
    final SimulatedDataverse dataverse = SimulatedDataverse.builder()
            .clock(clock)
            .applicationUser("rt-sender", "right", "Roundtrip Sender")
            .appRegistration("stranger", "right")
            .table(StandardTables.account())
            .table(StandardTables.contact())
            .start();
    private final SSLSocketFactory before = HttpsURLConnection.getDefaultSSLSocketFactory();

    SimulatedEnvironment() throws Exception {
        HttpsURLConnection.setDefaultSSLSocketFactory(trustingTheLogin());
    }

    DataverseSettings settings(String clientId, String secret, int pageSize) {
        URI login = dataverse.authority().resolve("/");
        return new DataverseSettings(
                dataverse.url(),
                login,
                dataverse.tenantId(),
                clientId,
                new Secret(secret),
                Duration.ofSeconds(30),
                pageSize);
    }

    DataverseClient sender(int pageSize) {
        return client(settings("rt-sender", "right", pageSize));
    }

    /** Signs in for real; its pauses let the environment's clock pass. */
    DataverseClient client(DataverseSettings settings) {
        Pause pause = duration -> clock.passTo(clock.instant().plus(duration));
        AccessTokens tokens = new MsalAccessTokens(settings.users().get(0), settings, Clock.systemUTC());
        return new DataverseClient(settings, tokens, new Surroundings(clock, new Random(7), pause, UUID::randomUUID));
    }

    @Override
    public void close() {
        HttpsURLConnection.setDefaultSSLSocketFactory(before);
        dataverse.close();
    }

    private SSLSocketFactory trustingTheLogin() throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(dataverse.trustStore())) {
            trusted.load(file, dataverse.trustStorePassword().toCharArray());
        }
        return socketFactory(trusted);
    }

    private static SSLSocketFactory socketFactory(KeyStore trusted) throws GeneralSecurityException {
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context.getSocketFactory();
    }
}
