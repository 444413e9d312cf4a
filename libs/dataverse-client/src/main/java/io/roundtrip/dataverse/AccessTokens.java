package io.roundtrip.dataverse;

/** Bearer tokens of one application user. Both methods throw a {@link DataverseException} when there is none to be had. */
public interface AccessTokens {

    /** A token that is valid as far as its issuer said; usually a kept one. */
    String token();

    /** A token asked for anew, because Dataverse answered 401 to the last one. */
    String renewed();

    /** One token that never changes, for example of a sandbox's user. */
    static AccessTokens fixed(String token) {
        return new AccessTokens() {
            @Override
            public String token() {
                return token;
            }

            @Override
            public String renewed() {
                return token;
            }
        };
    }
}
