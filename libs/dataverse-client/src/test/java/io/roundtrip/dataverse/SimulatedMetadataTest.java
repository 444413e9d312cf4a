package io.roundtrip.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.dataverse.EnvironmentModel.Column;
import io.roundtrip.dataverse.EnvironmentModel.Table;
import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a real organization tells about its tables is told again by a simulated one that was started with it. */
class SimulatedMetadataTest {

    /** The simulated environment has these tables of its own, and completes them. */
    private static final Set<String> OWN = Set.of(
            "systemuser", "organization", "businessunit", "role", "privilege", "systemuserroles", "roleprivileges");

    private static final Set<String> PRIMITIVES = Set.of(
            "String", "Int32", "Int64", "Decimal", "Double", "Boolean", "DateTimeOffset", "Date", "Guid", "Binary");

    /** Lookups that the document hangs on a plain id; these are plain ids here. */
    private static final Set<String> HELD_BY_IDS = Set.of(
            "account.stageid",
            "canvasapp.solutionid",
            "contact.stageid",
            "customcontrolresource.customcontrolid",
            "fieldpermission.solutionid",
            "fieldsecurityprofile.solutionid",
            "knowledgearticle.stageid",
            "principalentitymap.principalid",
            "solutioncomponent.rootsolutioncomponentid",
            "team.organizationid",
            "team.stageid",
            "usersettings.businessunitid",
            "usersettings.systemuserid");

    private static SimulatedDataverse dataverse;
    private static EnvironmentModel simulated;

    @BeforeAll
    static void start() throws Exception {
        dataverse = SimulatedDataverse.builder()
                .person("kim.demo")
                .metadata(document())
                .start();
        simulated = read();
    }

    @AfterAll
    static void stop() {
        dataverse.close();
    }

    private static Path document() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(SimulatedMetadataTest.class.getResource("/csdl/dynamics-v9.1.xml.gz"))
                .toURI());
    }

    private static EnvironmentModel read() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(dataverse.url() + "/api/data/v9.2/$metadata?annotations=true"))
                .header("Authorization", "Bearer kim.demo")
                .build();
        return MetadataDocument.read(HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofInputStream())
                .body());
    }

    @Test
    void allTablesAreThereUnderTheirEntitySets() {
        MetadataDocumentTest.real()
                .tables()
                .forEach((name, table) -> assertThat(simulated.table(name))
                        .as(name)
                        .hasValueSatisfying(
                                found -> assertThat(found.entitySet()).isEqualTo(table.entitySet())));
    }

    @Test
    void columnsHaveTheSameTypesAndTargets() {
        compared().forEach((name, table) -> {
            Table found = simulated.table(name).orElseThrow();
            assertThat(types(found)).as(name).isEqualTo(types(table));
            Map<String, Map<String, String>> expected = targets(table);
            expected.keySet().removeIf(column -> HELD_BY_IDS.contains(name + "." + column));
            assertThat(targets(found)).as(name).isEqualTo(expected);
        });
    }

    @Test
    void keysAreTheSame() {
        compared().forEach((name, table) -> {
            Table found = simulated.table(name).orElseThrow();
            assertThat(found.alternateKeys()).as(name).containsExactlyInAnyOrderElementsOf(table.alternateKeys());
            // a team's key in the document is the one it shares with users
            assertThat(found.idColumn()).as(name).isEqualTo(name.equals("team") ? "teamid" : table.idColumn());
        });
    }

    private static Map<String, Table> compared() {
        return MetadataDocumentTest.real().tables().entrySet().stream()
                .filter(table -> !OWN.contains(table.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Without what is no primitive value: a simulated row cannot hold it. */
    private static Map<String, String> types(Table table) {
        return table.columns().values().stream()
                .filter(column -> PRIMITIVES.contains(column.type()))
                .collect(Collectors.toMap(Column::name, Column::type));
    }

    /** Only to tables that can be called. An owner is a user here. */
    private static Map<String, Map<String, String>> targets(Table table) {
        Map<String, Map<String, String>> targets = new HashMap<>();
        table.columns()
                .values()
                .forEach(column -> column.navigation().forEach((target, property) -> {
                    String called = target.equals("principal") ? "systemuser" : target;
                    if (simulated.table(called).isPresent()) {
                        targets.computeIfAbsent(column.name(), name -> new HashMap<>())
                                .put(called, property);
                    }
                }));
        return targets;
    }
}
