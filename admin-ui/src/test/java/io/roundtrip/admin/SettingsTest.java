package io.roundtrip.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roundtrip.boot.ConfigurationProblem;
import io.roundtrip.boot.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class SettingsTest {

    private final MockEnvironment environment = new MockEnvironment();
    private final Settings settings = new Settings(environment);

    @Test
    void addressesOfThisMachineAreAccepted() {
        for (String address : new String[] {"127.0.0.1", "127.0.0.2", "localhost", "::1"}) {
            environment.setProperty("server.address", address);
            assertThatCode(() -> LoopbackOnly.check(settings)).as(address).doesNotThrowAnyException();
        }
    }

    @Test
    void addressThatOthersCanReachIsRefusedByItsName() {
        for (String address : new String[] {"0.0.0.0", "::", "10.1.2.3", "8.8.8.8"}) {
            environment.setProperty("server.address", address);
            assertThatThrownBy(() -> LoopbackOnly.check(settings))
                    .as(address)
                    .isInstanceOf(ConfigurationProblem.class)
                    .hasMessageStartingWith("server.address " + address);
        }
    }

    @Test
    void noAddressAtAllIsRefusedToo() {
        assertThatThrownBy(() -> LoopbackOnly.check(settings))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessage("server.address is missing");
    }

    @Test
    void defaultsAreThoseOfTheReadme() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        AdminProperties defaults = AdminProperties.from(settings);
        assertThat(defaults.environmentName()).isEqualTo("Local");
        assertThat(defaults.environmentColor()).isEqualTo(EnvironmentColor.GREY);
        assertThat(defaults.operator()).isEqualTo("local operator");
        assertThat(readme)
                .contains("| `roundtrip.admin.environment-name` | `" + defaults.environmentName() + "` |")
                .contains("| `roundtrip.admin.environment-color` | `"
                        + defaults.environmentColor().name().toLowerCase(java.util.Locale.ROOT) + "` |")
                .contains("| `roundtrip.admin.operator` | `" + defaults.operator() + "` |");
        assertThat(defaults.timeZone()).isEqualTo(ZoneId.systemDefault());
        assertThat(defaults.hosts()).isEmpty();
        assertThat(defaults.dynamics().record("account", new UUID(0, 1))).isEmpty();
    }

    @Test
    void colourThatDoesNotExistIsRefusedWithThoseThatDo() {
        environment.setProperty("roundtrip.admin.environment-color", "pink");
        assertThatThrownBy(() -> AdminProperties.from(settings))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageContaining("roundtrip.admin.environment-color")
                .hasMessageContaining("green, amber, red, grey");
    }

    @Test
    void colourIsNamedByItselfOrByTheKindOfEnvironment() {
        for (String name : new String[] {"red", "prod", "PROD"}) {
            environment.setProperty("roundtrip.admin.environment-color", name);
            assertThat(AdminProperties.from(settings).environmentColor())
                    .as(name)
                    .isEqualTo(EnvironmentColor.RED);
        }
    }

    @Test
    void timeZoneThatDoesNotExistIsRefused() {
        environment.setProperty("roundtrip.admin.time-zone", "Europe/Atlantis");
        assertThatThrownBy(() -> AdminProperties.from(settings))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageContaining("roundtrip.admin.time-zone");
    }

    @Test
    void linkToDynamicsCanHaveAShapeOfItsOwnButMustBeAWebAddress() {
        environment.setProperty("roundtrip.admin.dynamics-url", "http://127.0.0.1:8090/rows/{table}/{id}");
        assertThat(AdminProperties.from(settings).dynamics().record("account", new UUID(0, 1)))
                .contains("http://127.0.0.1:8090/rows/account/00000000-0000-0000-0000-000000000001");
        environment.setProperty("roundtrip.admin.dynamics-url", "javascript:alert(1)//{id}");
        assertThatThrownBy(() -> AdminProperties.from(settings))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageContaining("roundtrip.admin.dynamics-url");
    }
}
