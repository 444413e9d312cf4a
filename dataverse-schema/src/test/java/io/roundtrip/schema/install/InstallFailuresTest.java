package io.roundtrip.schema.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roundtrip.dataverse.DataverseException;
import io.roundtrip.mapping.MappingFile;
import io.roundtrip.mapping.Mappings;
import io.roundtrip.simulators.dataverse.faults.Switches.Switch;
import io.roundtrip.simulators.dataverse.tables.ColumnDefinition;
import io.roundtrip.simulators.dataverse.tables.TableDefinition;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be installed is told with the thing, the place and the remedy, before anything is changed. */
class InstallFailuresTest {

    private EmptyEnvironment environment;

    @BeforeEach
    void start() {
        environment = EmptyEnvironment.start(
                kind("new_virtual", Map.of("TableType", "Virtual")),
                kind("new_elastic", Map.of("TableType", "Elastic")),
                kind("new_intersect", Map.of("IsIntersect", true)),
                kind("new_untrackable", Map.of("CanChangeTrackingBeEnabled", Map.of("Value", false))),
                kind("new_locking", Map.of("IsOptimisticConcurrencyEnabled", false)));
    }

    private static TableDefinition kind(String name, Map<String, Object> described) {
        return TableDefinition.named(name, name + "s")
                .withSchemaName(name)
                .withNameColumn("new_name")
                .withColumns(ColumnDefinition.string("new_name", 100))
                .withDescription(described);
    }

    @AfterEach
    void stop() {
        environment.close();
    }

    private void refused(String user, Mappings mappings, String sentence) {
        long before = environment.lastRequest();
        assertThatThrownBy(() -> environment.install(user, mappings))
                .isInstanceOf(InstallException.class)
                .hasMessageContaining(sentence);
        assertThat(environment.writesSince(before)).isEmpty();
    }

    private static Mappings mapped(String table) {
        return MappingFile.read(EmptyEnvironment.MAPPINGS.replace("table: new_site", "table: " + table));
    }

    @ParameterizedTest
    @CsvSource({
        "new_virtual, 'it is virtual, and only standard tables report every change'",
        "new_elastic, 'it is elastic, and only standard tables report every change'",
        "new_intersect, it only holds a many-to-many relationship",
        "new_untrackable, change tracking cannot be turned on for it",
        "new_locking, it takes no conditional writes (optimistic concurrency is off)"
    })
    void aTableOfAnUnsupportedKind(String table, String why) {
        refused(
                EmptyEnvironment.INSTALLER,
                mapped(table),
                "Table " + table + " cannot be mapped: " + why + ". Remove its mappings.");
    }

    @Test
    void aMappedTableThatIsMissing() {
        refused(
                EmptyEnvironment.INSTALLER,
                mapped("new_nothing"),
                "Table new_nothing is mapped but not in the environment. Correct the mapping, or create the table first.");
    }

    @Test
    void aColumnThatIsThereWithAnotherType() {
        environment.send(
                "POST",
                "EntityDefinitions(LogicalName='account')/Attributes",
                "{\"@odata.type\":\"Microsoft.Dynamics.CRM.IntegerAttributeMetadata\",\"SchemaName\":\"rt_erpid\"}");
        refused(
                EmptyEnvironment.INSTALLER,
                EmptyEnvironment.mappings(),
                "Column rt_erpid of table account is Integer, but String of at least 100 is needed. Rename or delete it, and run again.");
    }

    @Test
    void privilegesThatTheInstallingUserLacks() {
        refused(
                "customizer",
                EmptyEnvironment.mappings(),
                "The application user may not install: its roles lack prvCreateRole, prvWriteRole. "
                        + "Run it as a user with the roles System Customizer and System Administrator. Nothing was changed.");
    }

    @Test
    void aUserWithoutRoles() {
        long before = environment.lastRequest();
        assertThatThrownBy(() -> environment.install(EmptyEnvironment.NOBODY, EmptyEnvironment.mappings()))
                .isInstanceOfSatisfying(
                        DataverseException.class,
                        refused -> assertThat(refused.accessDenied()).isTrue());
        assertThat(environment.writesSince(before)).isEmpty();
    }

    @Test
    void aPrivilegeThatIsMissingWhereTheUserMayNotAskForItsOwn() {
        environment.dataverse.switches().denyRead("customizer", "systemuser");
        assertThatThrownBy(() -> environment.install("customizer", EmptyEnvironment.mappings()))
                .isInstanceOf(InstallException.class)
                .hasMessageStartingWith("Could not create role Roundtrip Sender: ")
                .hasMessageContaining("prvCreateRole")
                .hasMessageEndingWith("Run it as a user with the roles System Customizer and System Administrator.");
        assertThat(environment.install(EmptyEnvironment.mappings()))
                .as("a user who may completes it")
                .noneMatch(sentence -> sentence.startsWith("create table"));
    }

    @Test
    void aKeyThatFailsToActivate() {
        environment.dataverse.switches().turnOn(Switch.KEYS_FAIL_TO_ACTIVATE);
        String sentence = "Key rt_target_name of table rt_target failed to activate: two rows share a name. "
                + "Rename or delete one, reactivate the key, and run again.";
        assertThatThrownBy(() -> environment.install(EmptyEnvironment.mappings()))
                .isInstanceOf(InstallException.class)
                .hasMessage(sentence);
        refused(EmptyEnvironment.INSTALLER, EmptyEnvironment.mappings(), sentence);
    }
}
