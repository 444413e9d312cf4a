package io.roundtrip.simulators.dataverse.signin;

import io.roundtrip.simulators.dataverse.protocol.Caller;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who can sign in. Ids are made from names, so that they are the same at every start. */
public record Users(Map<String, User> byName) {

    /** Somebody known to the login; without a row in the environment they may not use it. */
    public record User(String name, String fullName, Optional<String> secret, boolean member) {
        public UUID id() {
            return UUID.nameUUIDFromBytes(("systemuser:" + name).getBytes(StandardCharsets.UTF_8));
        }

        boolean isPerson() {
            return secret.isEmpty();
        }
    }

    public Users {
        byName = new LinkedHashMap<>(byName);
    }

    Map<String, Caller> callers() {
        return byName.values().stream()
                .filter(User::member)
                .collect(Collectors.toMap(User::name, user -> new Caller(user.name(), user.id())));
    }

    Set<String> people() {
        return byName.values().stream().filter(User::isPerson).map(User::name).collect(Collectors.toSet());
    }

    Optional<String> secret(String clientId) {
        return Optional.ofNullable(byName.get(clientId)).flatMap(User::secret);
    }

    public User require(String name) {
        User user = byName.get(name);
        if (user == null) {
            throw new IllegalArgumentException("There is no user " + name);
        }
        return user;
    }
}
