package io.roundtrip.simulators.dataverse.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.RunningDataverse;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.WebApi.Reply;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClosedRowsTest {
    private final RunningDataverse running = new RunningDataverse();
    private final WebApi kim = running.as("kim.demo");
    private final UUID id = running.dataverse.create("account", Map.of("name", "Contoso"));
    private final String address = "accounts(" + id + ")";

    @AfterEach
    void close() {
        running.dataverse.close();
    }

    private Reply rename() {
        return kim.patch(address, "{\"name\":\"Renamed\"}");
    }

    @Test
    void anInactiveRowCanBeWrittenUnlessItsStateClosesIt() {
        kim.patch(address, "{\"statecode\":1}");
        assertThat(rename().status()).isEqualTo(204);
        running.dataverse.switches().closeRows("account", Set.of(1));
        Reply refused = rename();
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.errorCode()).isEqualTo("0x80040230");
        assertThat(refused.errorMessage()).isEqualTo("The object cannot be updated because it is inactive.");
    }

    @Test
    void aClosedRowCanBeOpenedAgainOrDeleted() {
        running.dataverse.switches().closeRows("account", Set.of(1));
        assertThat(rename().status()).as("open").isEqualTo(204);
        assertThat(kim.patch(address, "{\"statecode\":1}").status()).isEqualTo(204);
        assertThat(kim.patch(address, "{\"statuscode\":2}").status()).isEqualTo(400);
        assertThat(kim.patch(address, "{\"statecode\":0,\"statuscode\":1}").status())
                .isEqualTo(204);
        assertThat(rename().status()).isEqualTo(204);
        kim.patch(address, "{\"statecode\":1}");
        assertThat(kim.delete(address).status()).isEqualTo(204);
    }

    @Test
    void aReadOnlyRowRefusesUpdatesAndDeletesUntilItIsWritable() {
        running.dataverse.switches().makeReadOnly(id);
        assertThat(rename().errorCode()).isEqualTo("0x8004022e");
        assertThat(kim.delete(address).errorCode()).isEqualTo("0x80040228");
        assertThat(kim.get(address).json()).containsEntry("name", "Contoso");
        running.dataverse.switches().makeWritable(id);
        assertThat(rename().status()).isEqualTo(204);
    }
}
