package io.roundtrip.simulators.dataverse.signin;

import io.roundtrip.simulators.dataverse.signin.Credential.Federation;
import io.roundtrip.simulators.dataverse.signin.Credential.RegisteredCertificate;
import io.roundtrip.simulators.dataverse.signin.Users.User;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Whether an assertion stands for an app: signed with its certificate, or by an issuer that the app trusts (documentation page "Certificate credentials"). */
final class AssertionCheck {
    /** By how much the clock of the client may be ahead. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final Clock clock;
    private final String tokenEndpoint;

    AssertionCheck(Clock clock, String tokenEndpoint) {
        this.clock = clock;
        this.tokenEndpoint = tokenEndpoint;
    }

    Optional<Problem> problem(User app, String text) {
        Optional<Assertion> parsed = Assertion.parse(text);
        if (parsed.isEmpty()) {
            return refused(50027, "JWT token is invalid or malformed.");
        }
        return parsed.get().claim("iss").equals(app.name())
                ? ownProblem(app, parsed.get())
                : foreignProblem(app, parsed.get());
    }

    private static Optional<Problem> refused(int number, String text) {
        return Optional.of(Problem.invalidClient(number, text));
    }

    private Optional<Problem> ownProblem(User app, Assertion assertion) {
        return certificateProblem(app, assertion)
                .or(() -> failing(
                        assertion.claim("sub").equals(app.name()),
                        700021,
                        "Client assertion application identifier doesn't match 'client_id' parameter."))
                .or(() -> failing(
                        assertion.claim("aud").equals(tokenEndpoint),
                        700023,
                        "Client assertion audience claim does not match Realm issuer."))
                .or(() -> failing(!assertion.claim("jti").isEmpty(), 50027, "JWT token is invalid or malformed."))
                .or(() -> timeProblem(assertion));
    }

    private static Optional<Problem> failing(boolean holds, int number, String text) {
        return holds ? Optional.empty() : refused(number, text);
    }

    private Optional<Problem> certificateProblem(User app, Assertion assertion) {
        Optional<X509Certificate> certificate = app.credentials(RegisteredCertificate.class).stream()
                .map(RegisteredCertificate::certificate)
                .filter(registered -> isNamed(registered, assertion))
                .findFirst();
        if (certificate.isEmpty()) {
            return keyProblem(assertion, "is not registered on application. [Reason - The key was not found.");
        }
        if (certificate.get().getNotAfter().before(Date.from(clock.instant()))) {
            return keyProblem(assertion, "is expired on application. [Reason - The key used is expired.");
        }
        return assertion.isSignedBy(certificate.get().getPublicKey())
                ? Optional.empty()
                : refused(700027, "Client assertion failed signature validation.");
    }

    private static Optional<Problem> keyProblem(Assertion assertion, String reason) {
        String thumbprint = assertion.headerValue("x5t") + assertion.headerValue("x5t#S256");
        return refused(
                700027,
                "The certificate with identifier used to sign the client assertion %s, Thumbprint of key used by client: '%s']"
                        .formatted(reason, thumbprint));
    }

    private static boolean isNamed(X509Certificate certificate, Assertion assertion) {
        return thumbprint(certificate, "SHA-256").equals(urlSafe(assertion.headerValue("x5t#S256")))
                || thumbprint(certificate, "SHA-1").equals(urlSafe(assertion.headerValue("x5t")));
    }

    /** RFC 7515 wants the alphabet for addresses, msal4j 1.26.0 writes the other one, and the platform takes both. */
    private static String urlSafe(String thumbprint) {
        return thumbprint.replace('+', '-').replace('/', '_').replace("=", "");
    }

    private static String thumbprint(X509Certificate certificate, String algorithm) {
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(certificate.getEncoded());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has " + algorithm, impossible);
        }
    }

    private Optional<Problem> timeProblem(Assertion assertion) {
        Instant now = clock.instant();
        return failing(
                assertion.isInTime(now.plus(TOLERANCE), now),
                700024,
                "Client assertion is not within its valid time range. Current time: %s.".formatted(now));
    }

    private Optional<Problem> foreignProblem(User app, Assertion assertion) {
        List<Federation> trusted = app.credentials(Federation.class);
        return mismatch(trusted, Federation::issuer, new Claim("issuer", assertion.claim("iss"), 700211))
                .or(() -> mismatch(trusted, Federation::subject, new Claim("subject", assertion.claim("sub"), 700213)))
                .or(() ->
                        mismatch(trusted, Federation::audience, new Claim("audience", assertion.claim("aud"), 700212)))
                .or(() -> failing(
                        trusted.stream().anyMatch(issuer -> assertion.isSignedBy(issuer.key())),
                        50013,
                        "Assertion failed signature validation."))
                .or(() -> timeProblem(assertion));
    }

    /** What is presented, and the number of the error if nobody is trusted with it. */
    private record Claim(String name, String value, int number) {}

    private static Optional<Problem> mismatch(
            List<Federation> trusted, Function<Federation, String> expected, Claim presented) {
        String text =
                ("No matching federated identity record found for presented assertion %s '%s'. Check your federated "
                                + "identity credential Subject, Audience and Issuer against the presented assertion.")
                        .formatted(presented.name(), presented.value());
        boolean known = trusted.stream().map(expected).anyMatch(presented.value()::equals);
        return failing(known, presented.number(), text);
    }
}
