package io.roundtrip.simulators.dataverse.loading;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.WebApi.Reply;
import io.roundtrip.simulators.dataverse.loading.LoadReport.LeftOut;
import io.roundtrip.simulators.dataverse.loading.LoadReport.Reason;
import io.roundtrip.simulators.dataverse.tables.StandardTables;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages that the Configuration Migration tool exported from real environments. */
class PackagesTest {
    private static final Path SMALL = SampleFiles.of("cmt-small");
    private static final UUID NATURE = UUID.fromString("6afe7cda-9d4f-f011-877b-6045bdccf7ac");
    private static final UUID PARENT = UUID.fromString("42e9276a-0555-f011-877a-7c1e52064ef6");
    private static final SimulatedDataverse DATAVERSE =
            SimulatedDataverse.builder().table(StandardTables.contact()).start();
    private static LoadReport small;
    private static LoadReport education;
    private static LoadReport higherEducation;

    @BeforeAll
    static void load() {
        small = DATAVERSE.load(DataPackage.at(SMALL));
        education = DATAVERSE.load(DataPackage.at(SampleFiles.of("edu-2019")));
        higherEducation = DATAVERSE.load(DataPackage.at(SampleFiles.of("hied-2022")));
    }

    @AfterAll
    static void close() {
        DATAVERSE.close();
    }

    @Test
    void everyRecordAndEveryPairIsLoaded() {
        assertThat(small.rows())
                .isEqualTo(Map.of(
                        "fdn_insuranceproductnature", 5,
                        "fdn_insurancesubcategory", 10,
                        "fdn_insuranceproduct", 16,
                        "fdn_insurancecategory", 11,
                        "fdn_insuranceproductnature_fdn_insuranc", 7));
        assertThat(education.rows()).containsEntry("contact", 12).containsEntry("mshied_programlevel", 40);
        assertThat(higherEducation.rows()).containsEntry("appointment", 4).containsEntry("contact", 25);
        assertThat(DATAVERSE.count("fdn_insuranceproduct")).isEqualTo(16);
    }

    @Test
    void valuesHaveTheTypesOfTheSchema() {
        assertThat(DATAVERSE.row("fdn_insuranceproductnature", NATURE))
                .containsEntry("fdn_amount", new BigDecimal("4325.0000"))
                .containsEntry("exchangerate", new BigDecimal("1.0000000000"))
                .containsEntry("fdn_maxspeed", 2223.45)
                .containsEntry("fdn_membercount", 33)
                .containsEntry("fdn_isvalid", true)
                .containsEntry("fdn_category", 2)
                .containsEntry("fdn_naturelevel", 794560000)
                .containsEntry("fdn_newcolumn", "test 1")
                .containsEntry("fdn_duedate", Instant.parse("2025-06-10T12:00:00Z"));
    }

    @Test
    void aRowKeepsWhenItWasCreatedAndNamesWhoLoadedIt() {
        assertThat(DATAVERSE.row("fdn_insuranceproductnature", NATURE))
                .containsEntry("createdon", Instant.parse("2025-06-28T19:06:20Z"))
                .containsEntry("_createdby_value", DATAVERSE.userId("alex.demo"))
                .containsEntry("_modifiedby_value", DATAVERSE.userId("alex.demo"));
        assertThat(small.leftOut())
                .containsEntry(
                        new LeftOut("fdn_insuranceproductnature", "modifiedby", Reason.WRITTEN_BY_THE_SYSTEM), 5);
    }

    @Test
    void aLookupMayLeadToARecordThatComesLater() {
        assertThat(DATAVERSE.row("fdn_insuranceproductnature", NATURE))
                .containsEntry("_fdn_parentinsuranceproductnatureid_value", PARENT);
    }

    @Test
    void aLookupThatLeadsNowhereIsEmptyAndCounted() {
        assertThat(DATAVERSE.row("fdn_insuranceproductnature", NATURE)).doesNotContainKey("_fdn_customer_value");
        assertThat(small.leftOut())
                .containsKey(new LeftOut("fdn_insuranceproductnature", "fdn_customer", Reason.LEADS_NOWHERE));
    }

    @Test
    void datesAreReadInTheStyleOfOlderExportsToo() {
        UUID account = UUID.fromString("833c804b-6bc6-e811-a99b-000d3a161343");
        assertThat(DATAVERSE.row("account", account))
                .containsEntry("mshied_numberofcontacts_date", Instant.parse("2019-04-04T19:22:50Z"));
    }

    @Test
    void textsAreReadThoughTheyAreEscapedTwice() {
        assertThat(DATAVERSE.rows("account"))
                .anySatisfy(row -> assertThat(row)
                        .containsEntry("address1_composite", "1234 Main Street\r\nToronto Ontario 43964\r\nCanada"));
        assertThat(DATAVERSE.rows("fdn_insuranceproductnature"))
                .extracting(row -> row.get("fdn_newcolumn"))
                .contains("Root <\"\"> ''é&&@ \\ /");
    }

    @Test
    void severalChoicesStandBetweenMinusOnes() {
        assertThat(DATAVERSE.rows("contact"))
                .anySatisfy(row -> assertThat(row).containsEntry("mshied_contacttype", "494280011"));
    }

    @Test
    void partiesOfActivitiesAreLeftOutAndCounted() {
        assertThat(higherEducation.leftOut())
                .containsEntry(new LeftOut("appointment", "requiredattendees", Reason.NOT_SIMULATED), 4);
        assertThat(DATAVERSE.rows("appointment"))
                .extracting(row -> row.get("subject"))
                .contains("Recommendation for Internship");
    }

    @Test
    void aPairOfARelationshipIsARowOfItsTable() {
        assertThat(DATAVERSE.rows("mshied_contact_areaofinterest"))
                .anySatisfy(row -> assertThat(row)
                        .containsEntry("contactid", UUID.fromString("bc44c9e3-6ac6-e811-a984-000d3a1618d5"))
                        .containsEntry(
                                "mshied_areaofinterestid", UUID.fromString("6c5b9a6d-f2cb-e811-a988-000d3a1618d5")));
    }

    @Test
    void aTableThatIsThereGetsTheColumnsThatItLacks() {
        assertThat(DATAVERSE.rows("contact"))
                .anySatisfy(row -> assertThat(row).containsKeys("birthdate", "mshied_contacttype"));
    }

    @Test
    void loadedRowsAreReadAndTrackedOverTheWebApi() {
        WebApi api = new WebApi(DATAVERSE.url(), "alex.demo");
        Reply categories = api.get("fdn_insurancecategories?$select=fdn_name&$count=true");
        assertThat(categories.json()).containsEntry("@odata.count", 11);
        Reply changes = api.get("fdn_insuranceproducts?$select=fdn_name", "Prefer", "odata.track-changes");
        assertThat(changes.value()).hasSize(16);
    }

    @Test
    void aZipFileIsLoadedLikeAFolderAndOnceMoreChangesTheRows(@TempDir Path folder) throws IOException {
        Path zip = folder.resolve("package.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String name : new String[] {"data.xml", "data_schema.xml"}) {
                out.putNextEntry(new ZipEntry(name));
                Files.copy(SMALL.resolve(name), out);
            }
        }
        try (SimulatedDataverse dataverse =
                SimulatedDataverse.builder().load(DataPackage.at(zip)).start()) {
            Object version = dataverse.row("fdn_insuranceproductnature", NATURE).get("versionnumber");
            assertThat(dataverse.load(DataPackage.at(SMALL)).rows()).isEqualTo(small.rows());
            assertThat(dataverse.count("fdn_insuranceproduct")).isEqualTo(16);
            assertThat(dataverse.count("fdn_insuranceproductnature_fdn_insuranc"))
                    .isEqualTo(7);
            assertThat(dataverse.row("fdn_insuranceproductnature", NATURE).get("versionnumber"))
                    .isNotEqualTo(version);
        }
    }
}
