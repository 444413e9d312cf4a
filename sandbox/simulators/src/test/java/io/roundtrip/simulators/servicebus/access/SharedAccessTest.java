package io.roundtrip.simulators.servicebus.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedAccessTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:30:00Z");

    private final SharedAccess access = new SharedAccess("root", "secret", Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void acceptsATokenUntilItsExpiry() {
        assertThat(access.accepts(Signatures.token("root", "secret", NOW.plusSeconds(1))))
                .isTrue();
        assertThat(access.accepts(Signatures.token("root", "secret", NOW))).isFalse();
    }

    @Test
    void refusesAnotherKeyAndAnotherKeyName() {
        assertThat(access.accepts(Signatures.token("root", "guess", NOW.plusSeconds(1))))
                .isFalse();
        assertThat(access.accepts(Signatures.token("other", "secret", NOW.plusSeconds(1))))
                .isFalse();
    }

    @Test
    void refusesAStretchedExpiry() {
        String token = Signatures.token("root", "secret", NOW.plusSeconds(1));
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
}
