package io.roundtrip.schema.mappings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roundtrip.dataverse.AccessTokens;
import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.DataverseException;
import io.roundtrip.dataverse.DataverseSettings;
import io.roundtrip.dataverse.Secret;
import io.roundtrip.mapping.MappingFile;
import io.roundtrip.mapping.MappingState;
import io.roundtrip.mapping.Mappings;
import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.faults.Failure;
import io.roundtrip.simulators.dataverse.faults.RequestMatch;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataverseMappingStoreTest extends MappingStoreContract {

    private static SimulatedDataverse dataverse;
    private static DataverseMappingStore store;

    @BeforeAll
    static void start() {
        dataverse = SimulatedMappingTables.start();
        DataverseSettings settings = new DataverseSettings(
                dataverse.url(),
                dataverse.url(),
                dataverse.tenantId(),
                "rt-admin",
                new Secret("unused"),
                Duration.ofSeconds(10),
                3);
        store = new DataverseMappingStore(
                new DataverseClient(settings, AccessTokens.fixed("alex.demo"), Clock.systemUTC(), new Random(1)));
    }

    @AfterAll
    static void stop() {
        dataverse.close();
    }

    @BeforeEach
    void empty() {
        store.save(Mappings.none());
    }

    @Override
    MappingStore store() {
        return store;
    }

    @Override
    UUID organizationId() {
        return dataverse.organizationId();
    }

    @Test
    void savingTheSameAgainWritesNothing() {
        store.save(MappingFile.read(FILE));
        long before = dataverse.journal().get(dataverse.journal().size() - 1).sequence();
        store.save(MappingFile.read(FILE));
        assertThat(dataverse.journalSince(before))
                .isNotEmpty()
                .allMatch(entry -> entry.method().equals("GET"));
    }

    @Test
    void fieldsOfASaveThatWasCutOffAreNotTakenForFieldsOfAMapping() {
        Mappings saved = store.save(MappingFile.read(FILE));
        dataverse.create(
                "rt_columnmapping",
                Map.of("rt_name", "left over", "rt_mapping", "erp-customer", "rt_revision", 2, "rt_to", "/left"));
        assertThat(store.load()).isEqualTo(saved);
        Mappings changed = store.save(MappingFile.read(FILE.replace("scale: 2", "scale: 3")));
        assertThat(store.load()).isEqualTo(changed);
        assertThat(dataverse.count("rt_columnmapping")).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({
        "PATCH, ^rt_valuemapentries",
        "PATCH, ^rt_columnmappings",
        "PATCH, ^rt_tablemappings",
        "DELETE, ^rt_columnmappings",
        "DELETE, ^rt_valuemapentries"
    })
    void aSaveThatIsCutOffLeavesEachMappingAsItWasOrAsItShallBe(String method, String path) {
        Mappings old = store.save(MappingFile.read(FILE));
        Mappings imported =
                MappingFile.read(FILE.replace("scale: 2", "scale: 3").replace("1: ACC", "2: ACC"));
        Mappings next = imported.succeeding(old, organizationId());

        RequestMatch match = RequestMatch.any().method(method).path(path);
        dataverse.faults().fail(match, Failure.of(403, "0x80040220", "Refused for the test"), 1_000);
        assertThatThrownBy(() -> store.save(imported)).isInstanceOf(DataverseException.class);
        dataverse.faults().clear();

        assertThat(store.load().mappings())
                .hasSize(2)
                .allMatch(
                        each -> old.mappings().contains(each) || next.mappings().contains(each));
        Mappings fewer = store.save(MappingFile.read(FILE.replace("      - { to: /x/text, constant: \"10\" }\n", "")));
        assertThat(store.load()).isEqualTo(fewer);
        assertThat(fewer.byName("erp-customer").orElseThrow().columns()).hasSize(6);
        store.save(Mappings.none());
        assertThat(dataverse.count("rt_columnmapping")).isZero();
    }

    @Test
    void aMappingThatSomebodyElseSavedMeanwhileIsNotOverwritten() {
        store.save(MappingFile.read(FILE));
        StoredMappings seen = store.stored();
        Mappings others = store.save(MappingFile.read(FILE.replace("scale: 2", "scale: 4")));
        Mappings mine = MappingFile.read(FILE.replace("/x/flag", "/x/other"));
        assertThatThrownBy(() -> store.replace(seen, mine))
                .isInstanceOf(MappingStoreException.class)
                .hasMessage("Somebody else changed the mappings meanwhile; look at them, then save again");
        assertThat(store.load().byName("erp-customer")).isEqualTo(others.byName("erp-customer"));
    }

    @Test
    void aMappingWithoutItsFieldsIsNeverLoaded() {
        store.save(MappingFile.read(FILE));
        dataverse.delete("rt_columnmapping", anyId("rt_columnmapping"));
        assertThatThrownBy(store::load)
                .isInstanceOf(MappingStoreException.class)
                .hasMessageContaining("rt_tablemapping 'erp-")
                .hasMessageContaining("it may be being saved just now");
    }

    @Test
    void anImportMendsWhatCannotBeReadAndLeavesItPaused() {
        store.save(MappingFile.read(FILE));
        dataverse.update("rt_tablemapping", TableMappingRows.idOf("erp-customer"), Map.of("rt_filter", "statecode ="));
        assertThatThrownBy(store::load)
                .isInstanceOf(MappingStoreException.class)
                .hasMessage(
                        "rt_tablemapping 'erp-customer' cannot be used: filter: '=' is not understood at character 11");
        Mappings mended = store.save(MappingFile.read(FILE));
        assertThat(store.load()).isEqualTo(mended);
        assertThat(mended.mappings())
                .allMatch(mapping -> mapping.state() == MappingState.PAUSED && mapping.revision() == 2);
    }

    @Test
    void namesContradictionsThatSomebodyMadeByHand() {
        store.save(MappingFile.read(FILE));
        dataverse.delete("rt_target", TargetRows.idOf("erp"));
        assertThatThrownBy(store::load)
                .isInstanceOf(MappingStoreException.class)
                .hasMessageStartingWith("Stored mappings contradict each other: ")
                .hasMessageContaining("mapping erp-customer: target erp does not exist");
    }

    @Test
    void entriesOfAValueMapMayBeAddedByHand() {
        store.save(MappingFile.read(FILE));
        dataverse.create("rt_valuemapentry", Map.of("rt_valuemap", "industry", "rt_source", "9", "rt_value", "NEW"));
        assertThat(store.load().valueMaps()).anyMatch(map -> map.translate("9").equals(Optional.of("NEW")));
    }

    private static UUID anyId(String table) {
        List<Map<String, Object>> rows = dataverse.rows(table);
        return UUID.fromString(String.valueOf(rows.get(0).get(table + "id")));
    }
}
