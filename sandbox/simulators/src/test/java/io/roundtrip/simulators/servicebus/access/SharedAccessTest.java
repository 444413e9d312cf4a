package io.roundtrip.simulators.servicebus.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedAccessTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:30:00Z");

    private final SharedAccess access = new SharedAccess("root", "secret", Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void acceptsATokenUntilItsExpiry() throws Exception {
        assertThat(access.accepts(token("root", "secret", NOW.plusSeconds(1)))).isTrue();
        assertThat(access.accepts(token("root", "secret", NOW))).isFalse();
    }

    @Test
    void refusesAnotherKeyAndAnotherKeyName() throws Exception {
        assertThat(access.accepts(token("root", "guess", NOW.plusSeconds(1)))).isFalse();
        assertThat(access.accepts(token("other", "secret", NOW.plusSeconds(1)))).isFalse();
    }

    @Test
    void refusesAStretchedExpiry() throws Exception {
        String token = token("root", "secret", NOW.plusSeconds(1));
        String stretched =
                token.replaceFirst("se=\\d+", "se=" + NOW.plusSeconds(9).getEpochSecond());

        assertThat(access.accepts(stretched)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer x",
                "SharedAccessSignature sr=&sig=&se=&skn=root",
                "SharedAccessSignature sr=a&sig=%&se=9999999999&skn=root"
            })
    void refusesWhatIsNoToken(String text) {
        assertThat(access.accepts(text)).isFalse();
    }

    private static String token(String keyName, String key, Instant expiry) throws Exception {
        String resource = encoded("amqp://localhost/orders");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] signature = mac.doFinal((resource + "\n" + expiry.getEpochSecond()).getBytes(StandardCharsets.UTF_8));
        return "SharedAccessSignature sr=" + resource + "&sig="
                + encoded(Base64.getEncoder().encodeToString(signature)) + "&se=" + expiry.getEpochSecond() + "&skn="
                + keyName;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
