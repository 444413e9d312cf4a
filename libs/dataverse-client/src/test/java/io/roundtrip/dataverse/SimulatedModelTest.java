package io.roundtrip.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.dataverse.EnvironmentModel.Column;
import io.roundtrip.dataverse.EnvironmentModel.Table;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The model of a simulated environment, and that it is read again after a change of a definition. */
class SimulatedModelTest {

    private SimulatedEnvironment environment;
    private DataverseClient client;

    @BeforeEach
    void start() throws Exception {
        environment = new SimulatedEnvironment();
        client = environment.sender(100);
    }

    @AfterEach
    void stop() {
        environment.close();
    }

    @Test
    void tellsTablesAsTheyWereDefined() {
        Table contact = client.model().table("contact").orElseThrow();

        assertThat(contact.entitySet()).isEqualTo("contacts");
        assertThat(contact.idColumn()).isEqualTo("contactid");
        assertThat(contact.changeTracking()).isTrue();
        assertThat(contact.column("birthdate")).contains(new Column("birthdate", "Date", false, Map.of()));
        assertThat(contact.column("createdon").orElseThrow().readOnly()).isTrue();
        assertThat(contact.column("parentcustomerid").orElseThrow().navigation())
                .isEqualTo(Map.of("account", "parentcustomerid_account", "contact", "parentcustomerid_contact"));
    }

    @Test
    void isReadAgainAfterAChangeOfADefinition() {
        client.model();
        client.model();
        long before = documents();
        client.definitions()
                .addColumn("contact", new NewColumn("rt_note", "Note", NewColumn.Type.MEMO, 100, List.of()));
        Table contact = client.model().table("contact").orElseThrow();

        assertThat(before).isEqualTo(1);
        assertThat(documents()).isEqualTo(2);
        assertThat(contact.column("rt_note")).isPresent();
    }

    private long documents() {
        return environment.dataverse.journal().stream()
                .filter(entry -> entry.path().contains("$metadata"))
                .count();
    }
}
