package io.roundtrip.boot;

import io.roundtrip.dataverse.Credential;
import io.roundtrip.dataverse.Directory;
import io.roundtrip.dataverse.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads who an app is in Dataverse: one application user below {@code roundtrip.dataverse}, or several below {@code
 * roundtrip.dataverse.users[n]}, each with exactly one way to sign in.
 */
final class ApplicationUsers {

    private static final String ROOT = "roundtrip.dataverse.";
    private static final String ID = "00000000-0000-0000-0000-000000000000";
    private static final String SYSTEM_ASSIGNED = "system";
    private static final List<String> WAYS =
            List.of("client-secret", "certificate-file", "federated-token-file", "managed-identity-client-id");

    private final Settings settings;

    ApplicationUsers(Settings settings) {
        this.settings = settings;
    }

    List<Credential> read() {
        List<Credential> users = new ArrayList<>();
        for (String prefix = nth(0); isGiven(prefix); prefix = nth(users.size())) {
            users.add(user(prefix));
        }
        if (users.isEmpty()) {
            return List.of(user(ROOT));
        }
        if (isGiven(ROOT)) {
            throw new ConfigurationProblem(
                    ROOT + "users", "and a single user below roundtrip.dataverse exclude each other", "(remove one)");
        }
        return users;
    }

    private static String nth(int number) {
        return ROOT + "users[" + number + "].";
    }

    private boolean isGiven(String prefix) {
        return settings.text(prefix + "client-id").isPresent() || !given(prefix).isEmpty();
    }

    private List<String> given(String prefix) {
        return WAYS.stream()
                .filter(way -> settings.text(prefix + way).isPresent())
                .toList();
    }

    private Credential user(String prefix) {
        List<String> ways = given(prefix);
        if (ways.size() > 1) {
            throw new ConfigurationProblem(
                    prefix + ways.get(1), "and " + prefix + ways.get(0) + " exclude each other", "(remove one)");
        }
        return ways.contains("managed-identity-client-id") ? managedIdentity(prefix) : registration(prefix, ways);
    }

    private Credential managedIdentity(String prefix) {
        String id = settings.required(prefix + "managed-identity-client-id", SYSTEM_ASSIGNED);
        return new Credential.ManagedIdentity(Optional.of(id).filter(text -> !text.equals(SYSTEM_ASSIGNED)));
    }

    private Credential registration(String prefix, List<String> ways) {
        Directory directory = new Directory(
                settings.requiredUri(ROOT + "authority", "https://login.microsoftonline.com"),
                settings.required(ROOT + "tenant-id", ID));
        String clientId = settings.required(prefix + "client-id", ID);
        if (ways.contains("certificate-file")) {
            Optional<Secret> password =
                    settings.text(prefix + "certificate-password").map(Secret::new);
            return new Credential.Certificate(directory, clientId, file(prefix + "certificate-file"), password);
        }
        if (ways.contains("federated-token-file")) {
            return new Credential.FederatedAssertion(directory, clientId, file(prefix + "federated-token-file"));
        }
        String secret = settings.required(prefix + "client-secret", "the secret of the app registration");
        return new Credential.ClientSecret(directory, clientId, new Secret(secret));
    }

    private Path file(String property) {
        String example = "/etc/roundtrip/dataverse.pfx";
        Path file = settings.parsed(property, settings.required(property, example), example, Path::of);
        if (!Files.isReadable(file)) {
            throw new ConfigurationProblem(property, "names a file that cannot be read: " + file, example);
        }
        return file;
    }
}
