package io.roundtrip.dataverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.roundtrip.dataverse.FakeEnvironment.Answer;
import io.roundtrip.dataverse.FakeEnvironment.Asked;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelsTest {

    private static final String DOCUMENT = """
            <edmx:Edmx xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx" Version="4.0"><edmx:DataServices>
            <Schema xmlns="http://docs.oasis-open.org/odata/ns/edm" Namespace="Microsoft.Dynamics.CRM" Alias="mscrm">
            <EntityType Name="note"><Key><PropertyRef Name="noteid"/></Key><Property Name="noteid" Type="Edm.Guid"/></EntityType>
            <EntityContainer Name="System"><EntitySet Name="notes" EntityType="Microsoft.Dynamics.CRM.note"/></EntityContainer>
            </Schema></edmx:DataServices></edmx:Edmx>""";

    private final FakeEnvironment environment = new FakeEnvironment();
    private final DataverseClient client = environment.client();
    private final AtomicReference<String> version =
            new AtomicReference<>("\"@Microsoft.Dynamics.CRM.globalmetadataversion\":\"7\",");

    @BeforeEach
    void answer() {
        environment.otherwise(request ->
                isDocument(request) ? Answer.ok(DOCUMENT) : Answer.ok("{" + version.get() + "\"value\":[]}"));
    }

    @AfterEach
    void stop() {
        environment.close();
    }

    @Test
    void isReadOnceAsLongAsTheVersionStays() {
        assertThat(client.model().table("note")).isPresent();
        client.model();

        assertThat(documents()).isEqualTo(1);
    }

    @Test
    void isReadAgainWhenTheVersionChanges() {
        client.model();
        version.set("\"@Microsoft.Dynamics.CRM.globalmetadataversion\":\"8\",");
        client.model();

        assertThat(documents()).isEqualTo(2);
    }

    @Test
    void isReadEachTimeWhereNoVersionIsTold() {
        version.set("");
        client.model();
        client.model();

        assertThat(documents()).isEqualTo(2);
    }

    @Test
    void whatIsNoDocumentIsAFailureThatNamesIt() {
        environment.otherwise(request -> Answer.ok(isDocument(request) ? "<html>" : "{\"value\":[]}"));

        DataverseException failure = catchThrowableOfType(DataverseException.class, client::model);

        assertThat(failure).hasMessageContaining("$metadata");
        assertThat(failure.transientFailure()).isTrue();
    }

    private long documents() {
        return environment.asked().stream().filter(ModelsTest::isDocument).count();
    }

    private static boolean isDocument(Asked request) {
        return request.target().contains("$metadata");
    }
}
