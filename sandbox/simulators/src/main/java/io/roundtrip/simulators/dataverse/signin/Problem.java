package io.roundtrip.simulators.dataverse.signin;

/** An error of the identity platform: status, OAuth error and the AADSTS number (documentation page "Microsoft Entra authentication and authorization error codes"). */
record Problem(int status, String error, int number, String text) {

    static Problem invalidClient(int number, String text) {
        return new Problem(401, "invalid_client", number, text);
    }

    static Problem invalidRequest(int number, String text) {
        return new Problem(400, "invalid_request", number, text);
    }
}
