package io.roundtrip.simulators.dataverse.signin;

import io.roundtrip.simulators.dataverse.protocol.Json;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** A signed JSON Web Token that stands for an app (RFC 7519, RFC 7523). */
record Assertion(Map<String, Object> header, Map<String, Object> claims, String signed, byte[] signature) {
    private static final PSSParameterSpec PSS =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);

    /** Empty if it is not in the form of such a token. */
    static Optional<Assertion> parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            Base64.Decoder decoder = Base64.getUrlDecoder();
            return Optional.of(new Assertion(
                    Json.object(decoder.decode(parts[0])),
                    Json.object(decoder.decode(parts[1])),
                    parts[0] + "." + parts[1],
                    decoder.decode(parts[2])));
        } catch (IllegalArgumentException | Refusal malformed) {
            return Optional.empty();
        }
    }

    String claim(String name) {
        return String.valueOf(claims.getOrDefault(name, ""));
    }

    String headerValue(String name) {
        return String.valueOf(header.getOrDefault(name, ""));
    }

    /** From {@code nbf}, which may be missing, to {@code exp}, which may not. */
    boolean isInTime(Instant earliest, Instant now) {
        boolean begun = !(claims.get("nbf") instanceof Number start) || start.longValue() <= earliest.getEpochSecond();
        return begun && claims.get("exp") instanceof Number end && end.longValue() > now.getEpochSecond();
    }

    /** RS256 and PS256 are understood, as msal4j signs; everything else is not signed by the key. */
    boolean isSignedBy(PublicKey key) {
        try {
            Optional<Signature> verifier = verifier();
            if (verifier.isEmpty()) {
                return false;
            }
            verifier.get().initVerify(key);
            verifier.get().update(signed.getBytes(StandardCharsets.US_ASCII));
            return verifier.get().verify(signature);
        } catch (GeneralSecurityException unfit) {
            return false;
        }
    }

    private Optional<Signature> verifier() throws GeneralSecurityException {
        String algorithm = headerValue("alg");
        if (algorithm.equals("PS256")) {
            Signature pss = Signature.getInstance("RSASSA-PSS");
            pss.setParameter(PSS);
            return Optional.of(pss);
        }
        return algorithm.equals("RS256") ? Optional.of(Signature.getInstance("SHA256withRSA")) : Optional.empty();
    }
}
