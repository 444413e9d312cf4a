package io.roundtrip.simulators.dataverse.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.RunningDataverse;
import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.WebApi.Reply;
import io.roundtrip.simulators.dataverse.tables.StandardTables;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an installer does with roles over the Web API. */
class RolesTest {
    private final SimulatedDataverse dataverse = SimulatedDataverse.builder()
            .table(StandardTables.account())
            .table(RunningDataverse.NOTE)
            .person("kim.demo")
            .role(RoleDefinition.named("Nothing").granting(Depth.GLOBAL, "prvReadOrganization"))
            .roles("kim.demo", "Nothing")
            .start();
    private final WebApi admin = new WebApi(dataverse.url(), "alex.demo");
    private final WebApi kim = new WebApi(dataverse.url(), "kim.demo");

    @AfterEach
    void close() {
        dataverse.close();
    }

    private String privilege(String name) {
        List<Map<String, Object>> found =
                admin.query("privileges", "name eq '" + name + "'").value();
        assertThat(found).as(name).hasSize(1);
        return found.get(0).get("privilegeid").toString();
    }

    private String role(String name) {
        String unit = admin.get("WhoAmI").link("BusinessUnitId");
        Reply created = admin.post(
                "roles",
                "{\"name\":\"%s\",\"businessunitid@odata.bind\":\"/businessunits(%s)\"}".formatted(name, unit));
        assertThat(created.status()).as(created.body()).isEqualTo(204);
        String address = created.header("OData-EntityId");
        return address.substring(address.lastIndexOf('(') + 1, address.length() - 1);
    }

    private Reply grant(String role, String message, String privilege, String depth) {
        return admin.post(
                "roles(" + role + ")/Microsoft.Dynamics.CRM." + message,
                "{\"Privileges\":[{\"PrivilegeId\":\"%s\",\"Depth\":%s}]}".formatted(privilege, depth));
    }

    private Reply give(String role) {
        return admin.post(
                "systemusers(" + dataverse.userId("kim.demo") + ")/systemuserroles_association/$ref",
                "{\"@odata.id\":\"" + dataverse.url() + "/api/data/v9.2/roles(" + role + ")\"}");
    }

    private Reply take(String role) {
        return admin.delete(
                "systemusers(" + dataverse.userId("kim.demo") + ")/systemuserroles_association(" + role + ")/$ref");
    }

    @Test
    void everyTableHasItsEightPrivileges() {
        for (String verb : List.of("Create", "Read", "Write", "Delete", "Append", "AppendTo", "Assign", "Share")) {
            privilege("prv" + verb + "Account");
            privilege("prv" + verb + "Rt_note");
        }
        privilege("prvPublishCustomization");
    }

    @Test
    void aRoleMadeOverTheWebApiCountsAsSoonAsAUserHasIt() {
        assertThat(kim.get("accounts").status()).isEqualTo(403);
        String role = role("Reader");
        assertThat(grant(role, "AddPrivilegesRole", privilege("prvReadAccount"), "\"Global\"")
                        .status())
                .isEqualTo(204);
        assertThat(give(role).status()).isEqualTo(204);
        assertThat(kim.get("accounts").status()).isEqualTo(200);
        assertThat(take(role).status()).isEqualTo(204);
        assertThat(kim.get("accounts").status()).isEqualTo(403);
    }

    @Test
    void privilegesCanBeReadReplacedAndRemoved() {
        String role = role("Reader");
        String read = privilege("prvReadAccount");
        String write = privilege("prvWriteAccount");
        grant(role, "AddPrivilegesRole", read, "\"Local\"");
        assertThat(privilegesOf(role))
                .singleElement()
                .satisfies(one -> assertThat(one)
                        .containsEntry("PrivilegeName", "prvReadAccount")
                        .containsEntry("PrivilegeId", read)
                        .containsEntry("Depth", "Local"));
        grant(role, "ReplacePrivilegesRole", write, "\"Deep\"");
        assertThat(privilegesOf(role))
                .extracting(one -> one.get("PrivilegeName"))
                .containsExactly("prvWriteAccount");
        Reply removed = admin.post(
                "roles(" + role + ")/Microsoft.Dynamics.CRM.RemovePrivilegeRole",
                "{\"Privilege\":{\"privilegeid\":\"" + write + "\"}}");
        assertThat(removed.status()).isEqualTo(204);
        assertThat(privilegesOf(role)).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> privilegesOf(String role) {
        Reply reply = admin.get("RetrieveRolePrivilegesRole(RoleId=" + role + ")");
        return (List<Map<String, Object>>) reply.json().get("RolePrivileges");
    }

    @Test
    @SuppressWarnings("unchecked")
    void theRolesAndPrivilegesOfAUserCanBeRead() {
        String user = "systemusers(" + dataverse.userId("kim.demo") + ")";
        assertThat(admin.get(user + "/systemuserroles_association?$select=name").value())
                .extracting(role -> role.get("name"))
                .containsExactly("Nothing");
        Map<String, Object> privileges = admin.get(user + "/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()")
                .json();
        assertThat((List<Map<String, Object>>) privileges.get("RolePrivileges"))
                .extracting(one -> one.get("PrivilegeName"))
                .containsExactly("prvReadOrganization");
    }

    @Test
    void aDepthByItsNumberIsRefused() {
        Reply reply = grant(role("Reader"), "AddPrivilegesRole", privilege("prvReadAccount"), "3");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errorMessage()).contains("Cannot read the value '3' as a quoted JSON string value.");
    }

    @Test
    void aPrivilegeWithoutRowsOfUsersHasOnlyTheGlobalDepth() {
        Reply reply = grant(role("Publisher"), "AddPrivilegesRole", privilege("prvPublishCustomization"), "\"Basic\"");
        assertThat(reply.errorCode()).isEqualTo("0x8004140b");
    }

    @Test
    void theAdministratorsRoleCannotBeModified() {
        String role = admin.query("roles", "name eq 'System Administrator'")
                .value()
                .get(0)
                .get("roleid")
                .toString();
        Reply reply = grant(role, "AddPrivilegesRole", privilege("prvReadAccount"), "\"Basic\"");
        assertThat(reply.errorCode()).isEqualTo("0x80041d31");
    }

    @Test
    void aRoleGivenInAChangeSetThatFailsIsNotGiven() {
        String role = role("Reader");
        grant(role, "AddPrivilegesRole", privilege("prvReadAccount"), "\"Global\"");
        String part =
                "--c\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\nContent-ID: %d\r\n\r\n"
                        + "%s HTTP/1.1\r\nContent-Type: application/json\r\n\r\n%s\r\n";
        String give = part.formatted(
                1,
                "POST systemusers(" + dataverse.userId("kim.demo") + ")/systemuserroles_association/$ref",
                "{\"@odata.id\":\"roles(" + role + ")\"}");
        String fail = part.formatted(2, "POST accounts", "{\"unknown\":1}");
        String body = "--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n" + give + fail + "--c--\r\n--b--\r\n";
        Reply batch = admin.post("$batch", body, "Content-Type", "multipart/mixed; boundary=b");
        assertThat(batch.body()).contains("HTTP/1.1 400");
        assertThat(kim.get("accounts").status()).isEqualTo(403);
    }
}
