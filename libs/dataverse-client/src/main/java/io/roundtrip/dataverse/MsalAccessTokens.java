package io.roundtrip.dataverse;

import com.microsoft.aad.msal4j.IAuthenticationResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tokens by client credentials. Keeps the token itself until shortly before it expires, because MSAL does not keep one of
 * an authority with a port.
 */
public final class MsalAccessTokens implements AccessTokens {

    private static final Duration LONGEST_MARGIN = Duration.ofMinutes(5);

    private final Supplier<IAuthenticationResult> login;
    private final Clock clock;
    private volatile @Nullable Kept kept;

    public MsalAccessTokens(DataverseSettings settings, Clock clock) {
        this(new MsalLogin(settings), clock);
    }

    MsalAccessTokens(Supplier<IAuthenticationResult> login, Clock clock) {
        this.login = login;
        this.clock = clock;
    }

    @Override
    public String token() {
        return fresh().orElseGet(this::firstToken);
    }

    /** One login at a time: whoever waits needs the very token that is being fetched. */
    private synchronized String firstToken() {
        return fresh().orElseGet(this::renewed);
    }

    @Override
    public synchronized String renewed() {
        Instant asked = clock.instant();
        IAuthenticationResult result = login.get();
        kept = Kept.of(result, asked);
        return result.accessToken();
    }

    private Optional<String> fresh() {
        return Optional.ofNullable(kept)
                .filter(token -> clock.instant().isBefore(token.useUntil()))
                .map(Kept::token);
    }

    /** Used until five minutes before the end, or for four fifths of a short life. */
    private record Kept(String token, Instant useUntil) {

        static Kept of(IAuthenticationResult result, Instant asked) {
            Instant end = result.expiresOnDate().toInstant();
            Duration fifth = Duration.between(asked, end).dividedBy(5);
            Duration margin = fifth.compareTo(LONGEST_MARGIN) < 0 ? fifth : LONGEST_MARGIN;
            return new Kept(result.accessToken(), end.minus(margin));
        }

        @Override
        public String toString() {
            return "Kept[until " + useUntil + "]";
        }
    }
}
