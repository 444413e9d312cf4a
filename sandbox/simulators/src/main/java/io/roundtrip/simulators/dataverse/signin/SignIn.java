package io.roundtrip.simulators.dataverse.signin;

import java.net.URI;
import java.util.UUID;
import java.util.function.Supplier;

/** The ways to a token, and the tokens themselves. */
public record SignIn(Login login, ManagedIdentities identities, Tokens tokens) {

    public static SignIn of(Users users, Tokens tokens, Addresses addresses, Supplier<UUID> ids) {
        return new SignIn(
                new Login(addresses.authority(), users, tokens, ids),
                new ManagedIdentities(users, tokens, addresses.environment().toString()),
                tokens);
    }

    /** Where the environment and its login are; the authority ends with the tenant and a slash. */
    public record Addresses(URI environment, URI authority) {}
}
