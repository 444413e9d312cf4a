package io.roundtrip.simulators.dataverse.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.RunningDataverse;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.WebApi.Reply;
import io.roundtrip.simulators.dataverse.faults.Failure;
import io.roundtrip.simulators.dataverse.faults.RequestMatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Section 6 of the table in {@code docs/simulators.md}, so far as no other test shows it. */
class MetadataReferenceTest {
    @RegisterExtension
    static final RunningDataverse running = new RunningDataverse();

    private static final String ACCOUNT = "EntityDefinitions(LogicalName='account')";

    private final WebApi kim = running.as("kim.demo");

    @AfterEach
    void clear() {
        running.dataverse.faults().clear();
    }

    @Test
    void whoAmIHasThreeIdsAndItsContext() {
        Reply reply = kim.get("WhoAmI");
        assertThat(reply.json()).containsOnlyKeys("@odata.context", "BusinessUnitId", "UserId", "OrganizationId");
        assertThat(reply.link("@odata.context")).endsWith("$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse");
        assertThat(reply.header("x-ms-dop-hint")).isNotEmpty();
    }

    @Test
    void theVersionIsTold() {
        Reply reply = kim.get("RetrieveVersion");
        assertThat(reply.json()).containsOnlyKeys("@odata.context", "Version");
        assertThat(reply.link("Version")).matches("9\\.2\\.\\d+\\.\\d+");
    }

    @Test
    void definitionsMayBeMissingForAWhile() {
        running.dataverse
                .faults()
                .fail(
                        RequestMatch.any().path("^EntityDefinitions"),
                        Failure.of(404, "0x80060888", "Could not find an entity with the specified entity name."),
                        2);
        assertThat(kim.get(ACCOUNT).status()).isEqualTo(404);
        assertThat(kim.get(ACCOUNT + "/Attributes").status()).isEqualTo(404);
        assertThat(kim.get(ACCOUNT).status()).isEqualTo(200);
    }

    @Test
    void definitionsAreReadWithStrongConsistencyToo() {
        assertThat(kim.get(ACCOUNT + "?$select=LogicalName", "Consistency", "Strong")
                        .json())
                .containsEntry("LogicalName", "account");
    }
}
