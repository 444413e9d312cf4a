package io.roundtrip.schema.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roundtrip.dataverse.ChangeQuery;
import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.DataverseException;
import io.roundtrip.dataverse.DeltaLink;
import io.roundtrip.dataverse.Grant;
import io.roundtrip.dataverse.KeyState;
import io.roundtrip.dataverse.TableMetadata;
import io.roundtrip.mapping.Mappings;
import io.roundtrip.schema.tables.OwnTables;
import io.roundtrip.schema.tables.TableDefinition;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Installing in an empty environment in strict security, with the privileges of a customizer who makes roles. */
class InstallationTest {

    private EmptyEnvironment environment;
    private final Mappings mappings = EmptyEnvironment.mappings();

    @BeforeEach
    void start() {
        environment = EmptyEnvironment.start();
    }

    @AfterEach
    void stop() {
        environment.close();
    }

    private DataverseClient installer() {
        return environment.client(EmptyEnvironment.INSTALLER);
    }

    @Test
    void makesEverythingThatRoundtripNeeds() {
        environment.install(mappings);
        DataverseClient client = installer();
        assertThat(OwnTables.ALL).allSatisfy(wanted -> assertIsThere(client, wanted));
        assertThat(client.table("account").columns()).containsKeys("rt_sync", "rt_erpid");
        assertThat(client.table("new_site").columns()).containsKeys("rt_sync", "rt_siteno");
        assertThat(client.table("new_site").changeTracking()).isTrue();
        assertThat(environment.dataverse.rows("role").stream().map(row -> row.get("name")))
                .containsAll(Roles.ALL.stream().map(RoleDefinition::name).toList());
    }

    private static void assertIsThere(DataverseClient client, TableDefinition wanted) {
        TableMetadata table = client.table(wanted.name());
        assertThat(table.entitySet()).isEqualTo(wanted.entitySet());
        assertThat(table.idColumn()).isEqualTo(wanted.idColumn());
        assertThat(table.nameColumn()).contains("rt_name");
        assertThat(table.changeTracking()).isFalse();
        assertThat(wanted.columns())
                .allSatisfy(column -> assertThat(table.column(column.name()).orElseThrow())
                        .satisfies(found -> assertThat(found.maxLength().orElse(0))
                                .as("%s.%s", wanted.name(), column.name())
                                .isEqualTo(column.maxLength())));
        wanted.columns().stream()
                .filter(column -> !column.choices().isEmpty())
                .forEach(column -> assertThat(client.definitions().options(wanted.name(), column.name()))
                        .as("%s.%s", wanted.name(), column.name())
                        .hasSameSizeAs(column.choices()));
        if (wanted.uniqueNames()) {
            assertThat(client.definitions().keyState(wanted.name(), wanted.nameKey()))
                    .isEqualTo(KeyState.ACTIVE);
        }
    }

    @Test
    void aSecondRunMakesNoWrite() {
        environment.install(mappings);
        long before = environment.lastRequest();
        assertThat(environment.install(mappings)).isEmpty();
        assertThat(environment.writesSince(before)).isEmpty();
        assertThat(environment.lastRequest()).isGreaterThan(before);
    }

    @Test
    void aPlanNamesWhatIsToDoAndWritesNothing() {
        long before = environment.lastRequest();
        InstallPlan plan = Inspection.of(installer(), mappings);
        List<String> sentences =
                plan.steps().stream().map(InstallStep::sentence).toList();
        assertThat(sentences)
                .contains(
                        "create table rt_link (Link to target) with 5 columns",
                        "create key rt_target_name on rt_name of table rt_target",
                        "add column rt_erpid to table account",
                        "add column rt_sync to table new_site",
                        "turn change tracking on for table new_site (it cannot be turned off again)",
                        "create role Roundtrip Sender")
                .doesNotContain("turn change tracking on for table account (it cannot be turned off again)");
        assertThat(environment.writesSince(before)).isEmpty();
        assertThat(environment.dataverse.rows("role")).hasSize(4);
    }

    @Test
    void aPlanNamesTheMappingsWhoseDeltaLinksEnd() {
        environment.install(mappings);
        assertThat(Inspection.of(installer(), mappings).endedFeeds()).isEmpty();
        environment.assign("roundtrip-sender", "Roundtrip Sender");
        DataverseClient sender = environment.client("roundtrip-sender");
        DeltaLink accounts = link(sender, "account");
        DeltaLink sites = link(sender, "new_site");
        deleteColumn("new_site", "rt_siteno");
        assertThat(Inspection.of(installer(), mappings).endedFeeds()).containsExactly("erp-site");
        environment.install(mappings);
        assertThat(sender.changesSince(ChangeQuery.link("account", accounts)).changes())
                .isEmpty();
        assertThatThrownBy(() -> sender.changesSince(ChangeQuery.link("new_site", sites)))
                .isInstanceOfSatisfying(
                        DataverseException.class,
                        gone -> assertThat(gone.expiredDeltaLink()).isTrue());
    }

    private static DeltaLink link(DataverseClient sender, String table) {
        return sender.changesSince(ChangeQuery.initial(table, List.of("versionnumber")))
                .delta()
                .orElseThrow();
    }

    private void deleteColumn(String table, String column) {
        environment.send(
                "DELETE",
                "EntityDefinitions(LogicalName='" + table + "')/Attributes(LogicalName='" + column + "')",
                "");
    }

    @Test
    void whatIsMissingIsAddedAlone() {
        environment.install(mappings);
        deleteColumn("rt_failure", "rt_note");
        environment.send("DELETE", "EntityDefinitions(LogicalName='rt_target')/Keys(LogicalName='rt_target_name')", "");
        environment.dataverse.delete("role", role("Roundtrip Delivery"));
        List<String> done = environment.install(mappings);
        assertThat(done.stream().map(sentence -> sentence.replaceAll("have prv.*", "have ...")))
                .containsExactlyInAnyOrder(
                        "add column rt_note to table rt_failure",
                        "create key rt_target_name on rt_name of table rt_target",
                        "publish rt_failure, rt_target",
                        "create role Roundtrip Delivery",
                        "let role Roundtrip Delivery have ...");
        assertThat(environment.install(mappings)).isEmpty();
    }

    private UUID role(String name) {
        return environment.dataverse.rows("role").stream()
                .filter(row -> name.equals(row.get("name")))
                .map(row -> UUID.fromString(String.valueOf(row.get("roleid"))))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aMappingThatComesLaterGetsItsColumnsAndPrivileges() {
        environment.install(Mappings.none());
        List<String> done = environment.install(mappings);
        assertThat(done.stream().map(sentence -> sentence.split(" have ")[0]).collect(Collectors.toSet()))
                .contains(
                        "add column rt_erpid to table account",
                        "add column rt_sync to table account",
                        "let role Roundtrip Sender")
                .noneMatch(sentence -> sentence.startsWith("create table"));
        assertThat(installer().securityRoles().grants(role("Roundtrip Acknowledgement")))
                .extracting(Grant::privilege)
                .contains("prvWriteAccount", "prvWritenew_Site", "prvReadrt_target")
                .doesNotContain("prvDeleteAccount", "prvCreateAccount", "prvWritert_target");
    }

    @Test
    void aRunThatWasCutOffBeforePublishingIsCompleted() {
        environment.install(mappings);
        String status =
                "{\"EntityLogicalName\":\"rt_notification\",\"AttributeLogicalName\":\"rt_status\",\"Value\":727000002}";
        environment.send("POST", "DeleteOptionValue", status);
        environment.send("POST", "PublishAllXml", "");
        assertThat(installer().definitions().options("rt_notification", "rt_status"))
                .hasSize(2);
        environment.send(
                "POST",
                "InsertOptionValue",
                status.replace(
                        "}",
                        ",\"Label\":{\"LocalizedLabels\":[{\"Label\":\"Retry requested\",\"LanguageCode\":1033}]}}"));
        environment.install(mappings);
        assertThat(installer().definitions().options("rt_notification", "rt_status"))
                .hasSize(3);
        assertThat(environment.install(mappings)).isEmpty();
    }

    @Test
    void aKeyThatIsStillBuiltIsWaitedFor() {
        environment.install(mappings);
        environment.send("DELETE", "EntityDefinitions(LogicalName='rt_target')/Keys(LogicalName='rt_target_name')", "");
        environment
                .client(EmptyEnvironment.INSTALLER)
                .definitions()
                .createKey("rt_target", "rt_target_name", List.of("rt_name"));
        assertThat(environment.install(mappings))
                .containsExactly("wait until key rt_target_name of table rt_target is active");
        assertThat(installer().definitions().keyState("rt_target", "rt_target_name"))
                .isEqualTo(KeyState.ACTIVE);
    }
}
