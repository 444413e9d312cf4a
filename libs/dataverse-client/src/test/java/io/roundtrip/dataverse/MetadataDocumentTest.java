package io.roundtrip.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.dataverse.EnvironmentModel.Column;
import io.roundtrip.dataverse.EnvironmentModel.Table;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Against the document of a real organization; see SOURCES.md beside it. */
class MetadataDocumentTest {

    private static final EnvironmentModel REAL = real();

    static EnvironmentModel real() {
        try (InputStream file = new GZIPInputStream(
                Objects.requireNonNull(MetadataDocumentTest.class.getResourceAsStream("/csdl/dynamics-v9.1.xml.gz")))) {
            return MetadataDocument.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyEntitySetWithAKeyOfItsOwnIsATable() {
        assertThat(REAL.tables()).hasSize(265);
        assertThat(REAL.tables().values())
                .allSatisfy(table -> assertThat(table.column(table.idColumn()))
                        .as(table.logicalName())
                        .isPresent());
    }

    @Test
    void accountIsAsKnown() {
        Table account = REAL.table("account").orElseThrow();

        assertThat(account.entitySet()).isEqualTo("accounts");
        assertThat(account.idColumn()).isEqualTo("accountid");
        assertThat(account.column("name")).contains(new Column("name", "String", false, Map.of()));
        assertThat(account.column("creditlimit").orElseThrow().type()).isEqualTo("Decimal");
        assertThat(account.column("versionnumber").orElseThrow().type()).isEqualTo("Int64");
        assertThat(account.column("createdon").orElseThrow().type()).isEqualTo("DateTimeOffset");
        assertThat(account.column("primarycontactid").orElseThrow().navigation())
                .containsExactly(Map.entry("contact", "primarycontactid"));
    }

    @Test
    void aCustomerLookupHasTwoTablesAndTwoNames() {
        Column parent =
                REAL.table("contact").orElseThrow().column("parentcustomerid").orElseThrow();

        assertThat(parent.isLookup()).isTrue();
        assertThat(parent.navigation())
                .containsOnly(
                        Map.entry("account", "parentcustomerid_account"),
                        Map.entry("contact", "parentcustomerid_contact"));
    }

    @Test
    void anAppointmentHasWhatEveryActivityHas() {
        Table appointment = REAL.table("appointment").orElseThrow();

        assertThat(appointment.columns()).containsKeys("location", "subject", "createdon");
        assertThat(appointment.column("createdby").orElseThrow().isLookup()).isTrue();
    }

    @Test
    void alternateKeysAreRead() {
        assertThat(REAL.tables().values().stream()
                        .mapToLong(table -> table.alternateKeys().size())
                        .sum())
                .isEqualTo(19);
        assertThat(REAL.table("canvasapp").orElseThrow().alternateKeys())
                .contains(List.of("overwritetime", "name", "componentstate"));
    }

    @Test
    void annotationsTellChangeTrackingAndComputedColumns() {
        Table note = read("""
                <Property Name="total" Type="Edm.Decimal"><Annotation Term="Org.OData.Core.V1.Computed" Bool="true"/></Property>
                <Property Name="title" Type="Edm.String"/>""", """
                <Annotation Term="Org.OData.Capabilities.V1.ChangeTracking">
                  <Record><PropertyValue Property="Supported" Bool="true"/></Record>
                </Annotation>""");

        assertThat(note.changeTracking()).isTrue();
        assertThat(note.column("total").orElseThrow().readOnly()).isTrue();
        assertThat(note.column("title").orElseThrow().readOnly()).isFalse();
    }

    @Test
    void aTableIsNotTrackedUnlessItSaysSo() {
        assertThat(read("", "").changeTracking()).isFalse();
        assertThat(read("", """
                <Annotation Term="Org.OData.Capabilities.V1.ChangeTracking">
                  <Record><PropertyValue Property="Supported" Bool="false"/></Record>
                </Annotation>""").changeTracking()).isFalse();
    }

    private static Table read(String properties, String annotations) {
        String xml = """
                <edmx:Edmx xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx" Version="4.0"><edmx:DataServices>
                <Schema xmlns="http://docs.oasis-open.org/odata/ns/edm" Namespace="Microsoft.Dynamics.CRM" Alias="mscrm">
                <EntityType Name="note"><Key><PropertyRef Name="noteid"/></Key><Property Name="noteid" Type="Edm.Guid"/>%s</EntityType>
                <EntityContainer Name="System"><EntitySet Name="notes" EntityType="Microsoft.Dynamics.CRM.note">%s</EntitySet></EntityContainer>
                </Schema></edmx:DataServices></edmx:Edmx>""".formatted(properties, annotations);
        return MetadataDocument.read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                .table("note")
                .orElseThrow();
    }
}
