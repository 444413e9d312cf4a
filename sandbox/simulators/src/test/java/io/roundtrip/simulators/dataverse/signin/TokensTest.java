package io.roundtrip.simulators.dataverse.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.MsalSignIn;
import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.TickingClock;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.WebApi.Reply;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokensTest {
    private final TickingClock clock = new TickingClock();
    private final SimulatedDataverse dataverse = SimulatedDataverse.builder()
            .clock(clock)
            .tokenLifetime(Duration.ofMinutes(10))
            .applicationUser("sender", "secret", "Sender")
            .applicationUser("reader", "secret", "Reader")
            .start();
    private final MsalSignIn msal = new MsalSignIn(dataverse);

    @AfterEach
    void close() {
        dataverse.close();
    }

    private WebApi signedIn(String client) throws Exception {
        return new WebApi(dataverse.url(), msal.withSecret(client, "secret"));
    }

    private static int status(WebApi api) {
        return api.get("WhoAmI").status();
    }

    @Test
    void aTokenLivesAsLongAsTheEnvironmentWasTold() throws Exception {
        WebApi sender = signedIn("sender");
        clock.tick(Duration.ofMinutes(10).minusSeconds(1));
        assertThat(status(sender)).isEqualTo(200);
        clock.tick(Duration.ofSeconds(1));
        Reply expired = sender.get("WhoAmI");
        assertThat(expired.status()).isEqualTo(401);
        assertThat(expired.header("WWW-Authenticate")).startsWith("Bearer authorization_uri=");
    }

    @Test
    void revokedTokensAreRefusedAndNewOnesAreGood() throws Exception {
        WebApi sender = signedIn("sender");
        WebApi reader = signedIn("reader");
        dataverse.revokeTokens("sender");
        assertThat(status(sender)).isEqualTo(401);
        assertThat(status(reader)).isEqualTo(200);
        assertThat(status(signedIn("sender"))).isEqualTo(200);
    }

    @Test
    void aGoodTokenIsRefusedOnce() throws Exception {
        WebApi sender = signedIn("sender");
        WebApi reader = signedIn("reader");
        dataverse.refuseTokenOnce("sender");
        assertThat(status(reader)).isEqualTo(200);
        assertThat(status(sender)).isEqualTo(401);
        assertThat(status(sender)).isEqualTo(200);
    }
}
