package io.roundtrip.simulators.dataverse.signin;

import io.roundtrip.simulators.dataverse.protocol.Caller;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who can sign in. Ids are made from names, so that they are the same at every start. */
public record Users(Map<String, User> byName) {

    /** What somebody is to the environment; a registration alone may not use it. */
    public enum Kind {
        PERSON,
        APPLICATION_USER,
        REGISTRATION
    }

    /** Somebody known to the login. */
    public record User(String name, String fullName, Kind kind, List<Credential> credentials) {
        public User {
            credentials = List.copyOf(credentials);
        }

        public UUID id() {
            return UUID.nameUUIDFromBytes(("systemuser:" + name).getBytes(StandardCharsets.UTF_8));
        }

        /** The id in the directory, by which {@code CallerObjectId} names a user. */
        public UUID objectId() {
            return UUID.nameUUIDFromBytes(("directory:" + name).getBytes(StandardCharsets.UTF_8));
        }

        public boolean isMember() {
            return kind != Kind.REGISTRATION;
        }

        public boolean isApplication() {
            return kind == Kind.APPLICATION_USER;
        }

        <C extends Credential> List<C> credentials(Class<C> type) {
            return credentials.stream().filter(type::isInstance).map(type::cast).toList();
        }
    }

    public Users {
        byName = new LinkedHashMap<>(byName);
    }

    Map<String, Caller> callers() {
        return byName.values().stream()
                .filter(User::isMember)
                .collect(Collectors.toMap(User::name, user -> new Caller(user.name(), user.id())));
    }

    Set<String> people() {
        return byName.values().stream()
                .filter(user -> user.kind() == Kind.PERSON)
                .map(User::name)
                .collect(Collectors.toSet());
    }

    Optional<User> application(String clientId) {
        return Optional.ofNullable(byName.get(clientId)).filter(user -> user.kind() != Kind.PERSON);
    }

    Optional<User> systemAssigned() {
        return byName.values().stream()
                .filter(user -> user.credentials().contains(Credential.ManagedIdentity.SYSTEM_ASSIGNED))
                .findFirst();
    }

    public User require(String name) {
        User user = byName.get(name);
        if (user == null) {
            throw new IllegalArgumentException("There is no user " + name);
        }
        return user;
    }
}
