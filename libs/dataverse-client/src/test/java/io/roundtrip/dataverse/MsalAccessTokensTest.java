package io.roundtrip.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.aad.msal4j.IAccount;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.ITenantProfile;
import java.time.Duration;
import java.util.Date;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MsalAccessTokensTest {

    private final TestClock clock = new TestClock();
    private final AtomicInteger logins = new AtomicInteger();

    @Test
    void keepsATokenUntilFiveMinutesBeforeItsEnd() {
        MsalAccessTokens tokens = tokensLiving(Duration.ofHours(1));

        assertThat(tokens.token()).isEqualTo("token-1");
        clock.tick(Duration.ofMinutes(54));
        assertThat(tokens.token()).isEqualTo("token-1");
        clock.tick(Duration.ofMinutes(2));
        assertThat(tokens.token()).isEqualTo("token-2");
    }

    @Test
    void keepsAShortLivedTokenForMostOfItsLife() {
        MsalAccessTokens tokens = tokensLiving(Duration.ofSeconds(60));

        assertThat(tokens.token()).isEqualTo("token-1");
        clock.tick(Duration.ofSeconds(47));
        assertThat(tokens.token()).isEqualTo("token-1");
        clock.tick(Duration.ofSeconds(2));
        assertThat(tokens.token()).isEqualTo("token-2");
    }

    @Test
    void asksForANewTokenWhenTheLastOneWasRefused() {
        MsalAccessTokens tokens = tokensLiving(Duration.ofHours(1));
        tokens.token();

        assertThat(tokens.renewed()).isEqualTo("token-2");
        assertThat(tokens.token()).isEqualTo("token-2");
    }

    @Test
    void manyThreadsShareOneLogin() throws Exception {
        MsalAccessTokens tokens = tokensLiving(Duration.ofHours(1));

        CompletableFuture.allOf(IntStream.range(0, 8)
                        .mapToObj(i -> CompletableFuture.runAsync(tokens::token, task -> new Thread(task).start()))
                        .toArray(CompletableFuture[]::new))
                .get(20, TimeUnit.SECONDS);

        assertThat(logins).hasValue(1);
    }

    private MsalAccessTokens tokensLiving(Duration life) {
        return new MsalAccessTokens(
                () -> new Token(
                        "token-" + logins.incrementAndGet(),
                        Date.from(clock.instant().plus(life))),
                clock);
    }

    /** The parts of MSAL's result that matter here. */
    private record Token(String accessToken, Date expiresOnDate) implements IAuthenticationResult {

        @Override
        public @Nullable String idToken() {
            return null;
        }

        @Override
        public @Nullable IAccount account() {
            return null;
        }

        @Override
        public @Nullable ITenantProfile tenantProfile() {
            return null;
        }

        @Override
        public @Nullable String environment() {
            return null;
        }

        @Override
        public @Nullable String scopes() {
            return null;
        }
    }
}
