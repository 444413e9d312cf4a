package io.roundtrip.simulators.servicebus.access;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Shared access signatures, made as "Service Bus access control with Shared Access Signatures" says. */
public final class Signatures {
    private Signatures() {}

    public static String token(String keyName, String key, Instant expiry) {
        String resource = encoded("amqp://localhost/orders");
        String signature =
                Base64.getEncoder().encodeToString(signature(key, resource + "\n" + expiry.getEpochSecond()));
        return "SharedAccessSignature sr=" + resource + "&sig=" + encoded(signature) + "&se=" + expiry.getEpochSecond()
                + "&skn=" + keyName;
    }

    private static byte[] signature(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
