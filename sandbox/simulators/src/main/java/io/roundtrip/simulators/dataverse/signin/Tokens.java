package io.roundtrip.simulators.dataverse.signin;

import io.roundtrip.simulators.dataverse.protocol.Caller;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Access tokens: issued ones until they expire, and the names of people, who are taken at their word. */
public final class Tokens {
    static final Duration LIFETIME = Duration.ofSeconds(3599);

    private record Issued(String clientId, Instant expiresAt) {}

    private final Map<String, Issued> issued = new ConcurrentHashMap<>();
    private final Map<String, Caller> users;
    private final Set<String> people;
    private final Clock clock;
    private final Supplier<UUID> ids;

    /** Users are application users by client id and people by name. */
    public Tokens(Users users, Clock clock, Supplier<UUID> ids) {
        this.users = users.callers();
        this.people = users.people();
        this.clock = clock;
        this.ids = ids;
    }

    String issue(String clientId) {
        Instant now = clock.instant();
        issued.values().removeIf(token -> token.expiresAt().isBefore(now));
        String payload = "{\"appid\":\"%s\",\"jti\":\"%s\",\"exp\":%d}"
                .formatted(clientId, ids.get(), now.plus(LIFETIME).getEpochSecond());
        String token = part("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + part(payload) + "." + part("simulated");
        issued.put(token, new Issued(clientId, now.plus(LIFETIME)));
        return token;
    }

    private static String part(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    public void expireAll() {
        issued.clear();
    }

    public void expire(String clientId) {
        issued.values().removeIf(token -> token.clientId().equals(clientId));
    }

    /** Empty if the token is unknown or expired. */
    public Optional<Caller> caller(String token) {
        if (people.contains(token)) {
            return Optional.ofNullable(users.get(token));
        }
        Issued known = issued.get(token);
        return known == null || !clock.instant().isBefore(known.expiresAt())
                ? Optional.empty()
                : Optional.of(member(known.clientId()));
    }

    private Caller member(String clientId) {
        Caller caller = users.get(clientId);
        if (caller == null) {
            throw new Refusal(403, "0x80072560", "The user is not a member of the organization.");
        }
        return caller;
    }
}
