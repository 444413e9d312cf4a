package io.roundtrip.simulators.dataverse.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.RunningDataverse;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.WebApi.Reply;
import io.roundtrip.simulators.dataverse.faults.Switches.Switch;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Section 1.8 of the table in {@code docs/simulators.md}: what an ETag and a version tell, by default and with switches. */
class VersionsReferenceTest {
    @RegisterExtension
    static final RunningDataverse running = new RunningDataverse();

    private final WebApi kim = running.as("kim.demo");
    private final UUID id = running.dataverse.create("account", Map.of("name", "Contoso"));
    private final String address = "accounts(" + id + ")";

    @AfterEach
    void off() {
        running.dataverse.switches().turnOff(Switch.ETAGS_ARE_VERSIONS);
        running.dataverse.switches().turnOff(Switch.UNCHANGED_ROWS_KEEP_THEIR_VERSION);
    }

    private static String version(Reply row) {
        return "W/\"" + row.json().get("versionnumber") + "\"";
    }

    @Test
    void anETagTellsVersionsApartAndNothingElseUnlessTheSwitchIsOn() {
        Reply opaque = kim.get(address);
        assertThat(opaque.header("ETag")).matches("W/\"\\d+\"").isNotEqualTo(version(opaque));
        assertThat(kim.patch(address, "{}", "If-Match", version(opaque)).status())
                .isEqualTo(412);
        assertThat(kim.patch(address, "{}", "If-Match", opaque.header("ETag")).status())
                .isEqualTo(204);

        running.dataverse.switches().turnOn(Switch.ETAGS_ARE_VERSIONS);
        Reply shown = kim.get(address);
        assertThat(shown.header("ETag")).isEqualTo(version(shown));
        assertThat(shown.json()).containsEntry("@odata.etag", version(shown));
        assertThat(kim.patch(address, "{}", "If-Match", version(shown)).status())
                .isEqualTo(204);
    }

    @Test
    void anUpdateThatChangesNothingIsAChangeUnlessTheSwitchIsOn() {
        String link = kim.get("accounts?$select=name", "Prefer", "odata.track-changes")
                .link("@odata.deltaLink");
        running.dataverse.switches().turnOn(Switch.UNCHANGED_ROWS_KEEP_THEIR_VERSION);
        String before = kim.get(address).header("ETag");
        running.clock.tick(Duration.ofMinutes(1));
        kim.patch(address, "{\"name\":\"Contoso\"}", "If-Match", "*");
        assertThat(kim.get(address).header("ETag")).isEqualTo(before);
        assertThat(kim.get(link).value()).isEmpty();
        kim.patch(address, "{\"name\":\"Changed\"}", "If-Match", "*");
        assertThat(kim.get(link).value()).hasSize(1);

        running.dataverse.switches().turnOff(Switch.UNCHANGED_ROWS_KEEP_THEIR_VERSION);
        String changed = kim.get(address).header("ETag");
        kim.patch(address, "{\"name\":\"Changed\"}", "If-Match", "*");
        assertThat(kim.get(address).header("ETag")).isNotEqualTo(changed);
    }
}
