package io.roundtrip.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.mock.env.MockEnvironment;

class SettingsTest {

    private static final String NAME = "roundtrip.some.property";
    private final MockEnvironment environment = new MockEnvironment();
    private final Settings settings = new Settings(environment);

    private void set(String value) {
        environment.setProperty(NAME, value);
    }

    private static void assertProblem(ThrowingCallable reading, String message) {
        assertThatThrownBy(reading)
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageStartingWith(NAME + " " + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void aBlankValueIsMissing(String blank) {
        set(blank);
        assertProblem(() -> settings.required(NAME, "x"), "is missing");
        assertThat(settings.text(NAME)).isEmpty();
        assertThat(settings.positive(NAME, 7)).isEqualTo(7);
    }

    @Test
    void anAddressLosesTheSlashAtItsEnd() {
        set("https://contoso.crm.dynamics.com/");
        assertThat(settings.requiredUri(NAME, "x")).isEqualTo(URI.create("https://contoso.crm.dynamics.com"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"contoso.crm.dynamics.com", "ftp://contoso", "/api", "httpx://contoso"})
    void anAddressMustBeHttp(String address) {
        set(address);
        assertProblem(() -> settings.requiredUri(NAME, "x"), "is not an http or https address: " + address);
    }

    @Test
    void anAddressMustBeReadable() {
        set("https://con toso");
        assertProblem(() -> settings.requiredUri(NAME, "x"), "cannot be read");
    }

    @Test
    void aDurationIsReadOrDefaulted() {
        assertThat(settings.duration(NAME, Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(3));
        set("PT0.5S");
        assertThat(settings.duration(NAME, Duration.ofSeconds(3))).isEqualTo(Duration.ofMillis(500));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "3 seconds", "PT99999999999999999999S"})
    void aDurationMustBeReadable(String text) {
        set(text);
        assertProblem(() -> settings.duration(NAME, Duration.ofSeconds(3)), "cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-3S"})
    void aDurationMustBeLongerThanZero(String text) {
        set(text);
        assertProblem(() -> settings.duration(NAME, Duration.ofSeconds(3)), text + " is not longer than zero");
    }

    @Test
    void aNumberMustBePositive() {
        set("0");
        assertProblem(() -> settings.positive(NAME, 7), "0 is less than 1");
        set("many");
        assertProblem(() -> settings.positive(NAME, 7), "cannot be read");
    }

    @Test
    void aProblemIsTwoSentencesWithAnExampleThatCanBeCopied() {
        ConfigurationProblem problem = new ConfigurationProblem(NAME, "is missing", "https://erp.example/api");
        FailureAnalysis analysis = new ConfigurationProblemAnalyzer().analyze(new IllegalStateException(problem));
        assertThat(analysis.getDescription()).isEqualTo(NAME + " is missing");
        assertThat(analysis.getAction()).endsWith("for example " + NAME + "=https://erp.example/api");
    }
}
