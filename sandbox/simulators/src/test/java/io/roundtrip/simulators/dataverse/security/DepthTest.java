package io.roundtrip.simulators.dataverse.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.RunningDataverse;
import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.SimulatedDataverseBuilder;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.WebApi.Reply;
import io.roundtrip.simulators.dataverse.tables.StandardTables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The root unit with {@code root.*}, below it the unit West with {@code west.*}; everybody owns one account and one note. */
class DepthTest {
    private static final List<String> PEOPLE = List.of(
            "root.basic",
            "root.local",
            "root.deep",
            "root.global",
            "west.basic",
            "west.local",
            "west.deep",
            "west.global");
    private static final SimulatedDataverse dataverse = start();
    private static final Map<String, String> accounts = new LinkedHashMap<>();

    static {
        PEOPLE.forEach(person -> accounts.put(person, createdBy(person)));
    }

    private static SimulatedDataverse start() {
        SimulatedDataverseBuilder builder = SimulatedDataverse.builder()
                .table(StandardTables.account())
                .table(RunningDataverse.NOTE)
                .organizationOwned("rt_note");
        for (Depth depth : Depth.values()) {
            builder.role(RoleDefinition.named(depth.name())
                    .granting(depth, "prvReadAccount", "prvWriteAccount", "prvDeleteAccount")
                    .granting(Depth.BASIC, "prvCreateAccount"));
        }
        builder.role(RoleDefinition.named("Notes").granting(Depth.GLOBAL, "prvReadRt_note"));
        for (String person : PEOPLE) {
            String depth = person.substring(person.indexOf('.') + 1).toUpperCase(java.util.Locale.ROOT);
            builder.person(person).roles(person, depth, "Notes");
            if (person.startsWith("west")) {
                builder.businessUnit(person, "West");
            }
        }
        return builder.start();
    }

    private static String createdBy(String person) {
        Reply created = as(person).post("accounts", "{\"name\":\"of " + person + "\"}");
        assertThat(created.status()).as(created.body()).isEqualTo(204);
        String address = created.header("OData-EntityId");
        return address.substring(address.lastIndexOf('(') + 1, address.length() - 1);
    }

    private static WebApi as(String person) {
        return new WebApi(dataverse.url(), person);
    }

    @AfterAll
    static void close() {
        dataverse.close();
    }

    private static List<Object> seenBy(String person) {
        return as(person).get("accounts?$select=name").value().stream()
                .map(row -> ((String) row.get("name")).substring("of ".length()))
                .map(Object.class::cast)
                .toList();
    }

    @Test
    void theDepthOfAPrivilegeDecidesWhichRowsAreThere() {
        List<String> west = PEOPLE.subList(4, 8);
        assertThat(seenBy("root.basic")).containsExactly("root.basic");
        assertThat(seenBy("root.local")).containsExactlyInAnyOrderElementsOf(PEOPLE.subList(0, 4));
        assertThat(seenBy("root.deep")).containsExactlyInAnyOrderElementsOf(PEOPLE);
        assertThat(seenBy("root.global")).containsExactlyInAnyOrderElementsOf(PEOPLE);
        assertThat(seenBy("west.basic")).containsExactly("west.basic");
        assertThat(seenBy("west.local")).containsExactlyInAnyOrderElementsOf(west);
        assertThat(seenBy("west.deep")).containsExactlyInAnyOrderElementsOf(west);
        assertThat(seenBy("west.global")).containsExactlyInAnyOrderElementsOf(PEOPLE);
    }

    @Test
    void rowsOutOfReachAreNeitherCountedNorPagedNorFound() {
        WebApi basic = as("west.basic");
        assertThat(basic.get("accounts/$count").body()).isEqualTo("1");
        assertThat(basic.get("accounts?$count=true").json()).containsEntry("@odata.count", 1);
        assertThat(basic.query("accounts", "name eq 'of root.deep'").value()).isEmpty();
        Reply page = basic.get("accounts", "Prefer", "odata.maxpagesize=1");
        assertThat(page.value()).hasSize(1);
        assertThat(page.json()).doesNotContainKey("@odata.nextLink");
    }

    @Test
    void aSingleRowOutOfReachIsRefused() {
        String address = "accounts(" + accounts.get("west.local") + ")";
        WebApi basic = as("root.basic");
        assertRefused(basic.get(address), "ReadAccess");
        assertRefused(basic.patch(address, "{\"name\":\"mine\"}"), "WriteAccess");
        assertRefused(basic.delete(address), "DeleteAccess");
        assertThat(basic.get("accounts(" + accounts.get("root.basic") + ")").status())
                .isEqualTo(200);
    }

    private static void assertRefused(Reply reply, String right) {
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.errorCode()).isEqualTo("0x80048306");
        assertThat(reply.errorMessage())
                .isEqualTo("Principal with id %s does not have %s right(s) for record with id %s of entity account"
                        .formatted(dataverse.userId("root.basic"), right, accounts.get("west.local")));
    }

    @Test
    void changeTrackingRefusesEveryDepthButGlobal() {
        for (String person : List.of("root.basic", "root.local", "root.deep")) {
            Reply reply = as(person).get("accounts", "Prefer", "odata.track-changes");
            assertThat(reply.status()).as(person).isEqualTo(403);
            assertThat(reply.errorCode()).isEqualTo("0x80040220");
        }
        Reply all = as("root.global").get("accounts", "Prefer", "odata.track-changes");
        assertThat(all.value()).hasSize(8);
        String deltaCount = all.link("@odata.deltaLink").replace("accounts?", "accounts/$count?");
        assertThat(as("root.deep").get(deltaCount).status()).isEqualTo(403);
    }

    @Test
    void rowsOfTheOrganizationAreThereForAll() {
        dataverse.create("rt_note", Map.of("rt_name", "all"));
        PEOPLE.forEach(person -> assertThat(as(person).get("rt_notes").value()).hasSize(1));
    }

    @Test
    void aUserWhoMovesToAnotherUnitSeesWhatIsThere() {
        String west = "/businessunits(" + SecurityTables.id("businessunit", "West") + ")";
        java.util.UUID id = dataverse.userId("root.local");
        String root = as("root.global").get("WhoAmI").link("BusinessUnitId");
        dataverse.update("systemuser", id, Map.of("businessunitid@odata.bind", west));
        List<Object> moved = seenBy("root.local");
        dataverse.update("systemuser", id, Map.of("businessunitid@odata.bind", "/businessunits(" + root + ")"));
        assertThat(moved).contains("west.basic", "root.local").doesNotContain("root.basic");
        assertThat(seenBy("root.local")).contains("root.basic").doesNotContain("west.basic");
    }
}
