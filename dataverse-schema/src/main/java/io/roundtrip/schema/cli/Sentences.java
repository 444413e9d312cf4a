package io.roundtrip.schema.cli;

import io.roundtrip.dataverse.DataverseException;
import java.util.Map;

/** A refusal of the environment in words: the thing, the place, the remedy. */
final class Sentences {

    /** What the login's numbers mean (documentation page "Microsoft Entra authentication and authorization error codes"). */
    private static final Map<String, String> LOGIN = Map.of(
            "AADSTS500011", "Check the address of the environment: the tenant has none there.",
            "AADSTS90002", "Check the tenant.",
            "AADSTS700016", "Check the client id: the tenant has no such app registration.",
            "AADSTS7000215", "Check the secret: the app registration has another one.",
            "AADSTS7000222", "The secret has expired: give the app registration a new one.");

    private Sentences() {}

    static String of(DataverseException e) {
        String said = e.serverMessage().map(text -> ": " + text).orElse("");
        return e.getMessage() + said + ". " + remedy(e);
    }

    private static String remedy(DataverseException e) {
        if (e.unauthorized()) {
            return e.code()
                    .map(LOGIN::get)
                    .orElse("Check the tenant, the client id and the secret or certificate of the app registration.");
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
