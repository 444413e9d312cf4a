package io.roundtrip.dataverse;

import com.microsoft.aad.msal4j.IAuthenticationResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of one application. Keeps the token itself, because MSAL does not keep one of an authority with a port, and
 * renews it shortly before it expires; while the login is away, a token is used to its end.
 */
public final class MsalAccessTokens implements AccessTokens {

    private static final Duration LONGEST_MARGIN = Duration.ofMinutes(5);
    private static final Duration RENEWAL_PAUSE = Duration.ofSeconds(30);

    private final Supplier<IAuthenticationResult> login;
    private final Clock clock;
    private volatile @Nullable Kept kept;

    public MsalAccessTokens(Credential credential, DataverseSettings settings, Clock clock) {
        this(new MsalLogins(settings.url(), settings.requestTimeout()).of(credential), clock);
    }

    MsalAccessTokens(Supplier<IAuthenticationResult> login, Clock clock) {
        this.login = login;
        this.clock = clock;
    }

    @Override
    public String token() {
        return keptBefore(Kept::renewAt).orElseGet(this::freshToken);
    }

    /** One login at a time: whoever waits needs the very token that is being fetched. */
    private synchronized String freshToken() {
        return keptBefore(Kept::renewAt).orElseGet(this::renewedOrKept);
    }

    private String renewedOrKept() {
        try {
            return renewed();
        } catch (DataverseException e) {
            String still = keptBefore(Kept::end).orElseThrow(() -> e);
            kept = Objects.requireNonNull(kept).renewedNotBefore(clock.instant().plus(RENEWAL_PAUSE));
            return still;
        }
    }

    @Override
    public synchronized String renewed() {
        Instant asked = clock.instant();
        IAuthenticationResult result = login.get();
        kept = Kept.of(result, asked);
        return result.accessToken();
    }

    private Optional<String> keptBefore(Function<Kept, Instant> limit) {
        return Optional.ofNullable(kept)
                .filter(token -> clock.instant().isBefore(limit.apply(token)))
                .map(Kept::token);
    }

    /** Renewed five minutes before the end, or after four fifths of a short life. */
    private record Kept(String token, Instant renewAt, Instant end) {

        static Kept of(IAuthenticationResult result, Instant asked) {
            Instant end = result.expiresOnDate().toInstant();
            Duration fifth = Duration.between(asked, end).dividedBy(5);
            Duration margin = fifth.compareTo(LONGEST_MARGIN) < 0 ? fifth : LONGEST_MARGIN;
            return new Kept(result.accessToken(), end.minus(margin), end);
        }

        Kept renewedNotBefore(Instant moment) {
            return new Kept(token, moment, end);
        }

        @Override
        public String toString() {
            return "Kept[until " + end + "]";
        }
    }
}
