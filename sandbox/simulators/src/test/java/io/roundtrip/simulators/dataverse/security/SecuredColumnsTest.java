package io.roundtrip.simulators.dataverse.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.WebApi.Reply;
import io.roundtrip.simulators.dataverse.tables.ColumnDefinition;
import io.roundtrip.simulators.dataverse.tables.TableDefinition;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SecuredColumnsTest {
    private static final TableDefinition EXAMPLE = TableDefinition.named("sample_example", "sample_examples")
            .withNameColumn("sample_name")
            .withChangeTracking()
            .withColumns(
                    ColumnDefinition.string("sample_name", 100),
                    ColumnDefinition.string("sample_email", 100).withSecured());
    private static final String[] PRIVILEGES = {
        "prvReadSample_example", "prvCreateSample_example", "prvWriteSample_example"
    };
    private static final SimulatedDataverse dataverse = SimulatedDataverse.builder()
            .table(EXAMPLE)
            .role(RoleDefinition.named("All rows").granting(Depth.GLOBAL, PRIVILEGES))
            .person("blind")
            .roles("blind", "All rows")
            .person("seeing")
            .roles("seeing", "All rows")
            .columnPermission("seeing", "sample_example", "sample_email", ColumnRight.READ)
            .person("writing")
            .roles("writing", "All rows")
            .columnPermission("writing", "sample_example", "sample_email", ColumnRight.CREATE, ColumnRight.UPDATE)
            .start();
    private final UUID id = dataverse.create(
            "sample_example", Map.of("sample_name", "Jayden", "sample_email", "jayden@adatum.example"));

    @AfterAll
    static void close() {
        dataverse.close();
    }

    private static WebApi as(String person) {
        return new WebApi(dataverse.url(), person);
    }

    private String address() {
        return "sample_examples(" + id + ")";
    }

    @Test
    void withoutPermissionASecuredColumnIsReadAsEmpty() {
        assertThat(as("blind").get(address()).json())
                .containsEntry("sample_name", "Jayden")
                .containsEntry("sample_email", null);
        assertThat(as("blind").get("sample_examples").value())
                .allSatisfy(row -> assertThat(row).containsEntry("sample_email", null));
        assertThat(as("seeing").get(address()).json()).containsEntry("sample_email", "jayden@adatum.example");
        assertThat(as("alex.demo").get(address()).json()).containsEntry("sample_email", "jayden@adatum.example");
    }

    @Test
    void alsoOnTheFirstPageOfAChangeFeedAndInDeltas() {
        Reply first = as("blind").get("sample_examples", "Prefer", "odata.track-changes");
        assertThat(first.body()).doesNotContain("jayden@");
        dataverse.update("sample_example", id, Map.of("sample_email", "other@adatum.example"));
        Reply delta = as("blind").get(first.link("@odata.deltaLink"));
        assertThat(delta.value())
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("sample_email", null));
    }

    @Test
    void aFilterDoesNotTellWhatASecuredColumnHolds() {
        String filter = "sample_email eq 'jayden@adatum.example'";
        assertThat(as("blind").query("sample_examples", filter).value()).isEmpty();
        assertThat(as("seeing").query("sample_examples", filter).value()).isNotEmpty();
    }

    @Test
    void withoutPermissionAWriteIsRefused() {
        Reply update = as("blind").patch(address(), "{\"sample_email\":\"mine@adatum.example\"}");
        assertThat(update.status()).isEqualTo(403);
        assertThat(update.errorCode()).isEqualTo("0x8004f507");
        assertThat(update.errorMessage())
                .isEqualTo("Caller user with Id " + dataverse.userId("blind")
                        + " does not have update permissions to a sample_email secured field on entity sample_example."
                        + " The requested operation could not be completed.");
        Reply create = as("seeing").post("sample_examples", "{\"sample_email\":\"new@adatum.example\"}");
        assertThat(create.status()).isEqualTo(403);
        assertThat(create.errorCode()).isEqualTo("0x8004f502");
        assertThat(dataverse.row("sample_example", id)).containsEntry("sample_email", "jayden@adatum.example");
    }

    @Test
    void otherColumnsCanBeWritten() {
        assertThat(as("blind").patch(address(), "{\"sample_name\":\"J.\"}").status())
                .isEqualTo(204);
        assertThat(dataverse.row("sample_example", id)).containsEntry("sample_email", "jayden@adatum.example");
    }

    @Test
    void whoMayWriteButNotReadDoesNotSeeWhatHeWrote() {
        Reply reply = as("writing")
                .patch(address(), "{\"sample_email\":\"w@adatum.example\"}", "Prefer", "return=representation");
        assertThat(reply.json()).containsEntry("sample_email", null);
        assertThat(dataverse.row("sample_example", id)).containsEntry("sample_email", "w@adatum.example");
    }

    @Test
    void theDefinitionSaysThatAColumnIsSecured() {
        Reply reply = as("alex.demo")
                .get("EntityDefinitions(LogicalName='sample_example')/Attributes?$select=LogicalName,IsSecured");
        assertThat(reply.value())
                .filteredOn(column -> column.get("IsSecured").equals(true))
                .extracting(column -> column.get("LogicalName"))
                .containsExactly("sample_email");
    }
}
