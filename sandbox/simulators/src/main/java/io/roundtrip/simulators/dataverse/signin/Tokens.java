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

/** Access tokens: issued ones until they expire or are revoked, and the names of people, who are taken at their word. */
public final class Tokens {
    /** What the identity platform gives unless a policy says otherwise. */
    public static final Duration DEFAULT_LIFETIME = Duration.ofSeconds(3599);

    private record Issued(String clientId, Instant expiresAt) {}

    private final Map<String, Issued> issued = new ConcurrentHashMap<>();
    private final Set<String> refusedOnce = ConcurrentHashMap.newKeySet();
    private final Map<String, Caller> users;
    private final Set<String> people;
    private final Timing timing;
    private final Supplier<UUID> ids;

    /** How long tokens live, and by which clock. */
    public record Timing(Clock clock, Duration lifetime) {}

    /** Users are application users by client id and people by name. */
    public Tokens(Users users, Timing timing, Supplier<UUID> ids) {
        this.users = users.callers();
        this.people = users.people();
        this.timing = timing;
        this.ids = ids;
    }

    Timing timing() {
        return timing;
    }

    String issue(String clientId) {
        Instant now = timing.clock().instant();
        Instant end = now.plus(timing.lifetime());
        issued.values().removeIf(token -> token.expiresAt().isBefore(now));
        String payload =
                "{\"appid\":\"%s\",\"jti\":\"%s\",\"exp\":%d}".formatted(clientId, ids.get(), end.getEpochSecond());
        String token = part("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + part(payload) + "." + part("simulated");
        issued.put(token, new Issued(clientId, end));
        return token;
    }

    private static String part(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    public void expireAll() {
        issued.clear();
    }

    /** The tokens that the application has are refused from now on; it can get new ones. */
    public void revoke(String clientId) {
        issued.values().removeIf(token -> token.clientId().equals(clientId));
    }

    /** The user's next request is refused with 401 although its token is good. */
    public void refuseOnce(String user) {
        refusedOnce.add(user);
    }

    /** Empty if the token is unknown or expired. */
    public Optional<Caller> caller(String token) {
        return holder(token).filter(name -> !refusedOnce.remove(name)).map(this::member);
    }

    private Optional<String> holder(String token) {
        return people.contains(token)
                ? Optional.of(token)
                : Optional.ofNullable(issued.get(token))
                        .filter(known -> timing.clock().instant().isBefore(known.expiresAt()))
                        .map(Issued::clientId);
    }

    private Caller member(String name) {
        Caller caller = users.get(name);
        if (caller == null) {
            throw new Refusal(403, "0x80072560", "The user is not a member of the organization.");
        }
        return caller;
    }
}
