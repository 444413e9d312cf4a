package io.roundtrip.schema.cli;

import io.roundtrip.dataverse.DataverseException;

/** A refusal of the environment in words: the thing, the place, the remedy. */
final class Sentences {

    private Sentences() {}

    static String of(DataverseException e) {
        String said = e.serverMessage().map(text -> ": " + text).orElse("");
        return e.getMessage() + said + ". " + remedy(e);
    }

    private static String remedy(DataverseException e) {
        if (e.unauthorized()) {
            return "Check the tenant, the client id and the secret or certificate of the app registration.";
        }
        if (e.accessDenied()) {
            return "Check that the app registration is an application user of this environment, and its security roles.";
        }
        if (e.status() == 404) {
            return "Check the address of the environment.";
        }
        return e.transientFailure() ? "Check the address, or try again later." : "Nothing was changed.";
    }
}
