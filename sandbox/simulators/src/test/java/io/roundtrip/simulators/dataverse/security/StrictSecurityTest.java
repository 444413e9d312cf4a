package io.roundtrip.simulators.dataverse.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.MsalSignIn;
import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.WebApi.Reply;
import io.roundtrip.simulators.dataverse.tables.StandardTables;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StrictSecurityTest {
    private static final SimulatedDataverse dataverse = SimulatedDataverse.builder()
            .strictSecurity()
            .table(StandardTables.account())
            .table(StandardTables.contact())
            .applicationUser("reader", "secret", "Reader")
            .applicationUser("nobody", "secret", "Nobody")
            .person("writer")
            .person("customizer")
            .person("gone")
            .role(RoleDefinition.named("Reads accounts").granting(Depth.GLOBAL, "prvReadAccount"))
            .role(RoleDefinition.named("Writes contacts")
                    .granting(Depth.GLOBAL, "prvReadContact", "prvCreateContact", "prvWriteContact"))
            .role(RoleDefinition.named("Customizes").granting(Depth.GLOBAL, "prvReadEntity", "prvCreateEntity"))
            .roles("reader", "Reads accounts")
            .roles("writer", "Writes contacts")
            .roles("customizer", "Customizes")
            .start();
    private static WebApi reader;
    private static WebApi nobody;
    private final WebApi writer = as("writer");

    @BeforeAll
    static void signIn() throws Exception {
        MsalSignIn msal = new MsalSignIn(dataverse);
        reader = as(msal.withSecret("reader", "secret"));
        nobody = as(msal.withSecret("nobody", "secret"));
    }

    @AfterAll
    static void close() {
        dataverse.close();
    }

    private static WebApi as(String token) {
        return new WebApi(dataverse.url(), token);
    }

    private static void assertMissing(Reply reply, String privilege) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(403);
        assertThat(reply.errorCode()).isEqualTo("0x80040220");
        assertThat(reply.errorMessage()).contains(", is missing " + privilege + " privilege (Id=");
    }

    private static UUID account() {
        return dataverse.create("account", Map.of("name", "Contoso"));
    }

    private static UUID contact() {
        return dataverse.create("contact", Map.of("lastname", "Demo"));
    }

    @Test
    void aMissingPrivilegeIsToldAsThePlatformTellsIt() {
        Reply reply = reader.post("accounts", "{\"name\":\"New\"}");
        assertMissing(reply, "prvCreateAccount");
        assertThat(reply.errorMessage())
                .matches("Principal user \\(Id=[0-9a-f-]{36}, type=8, roleCount=1, privilegeCount=1, "
                        + "accessMode='4 Non-interactive', AADObjectId='[0-9a-f-]{36}', "
                        + "MetadataCachePrivilegesCount=\\d+, businessUnitId=[0-9a-f-]{36}\\), is missing "
                        + "prvCreateAccount privilege \\(Id=[0-9a-f-]{36}\\) on OTC=1 for entity 'account' "
                        + "\\(LocalizedName='Account'\\)\\. context\\.Caller="
                        + dataverse.userId("reader")
                        + "\\. Consider adding missed privilege to one of the principal \\(user/team\\) roles\\.");
    }

    @Test
    void eachVerbNeedsItsPrivilege() {
        UUID id = account();
        assertThat(reader.get("accounts(" + id + ")").status()).isEqualTo(200);
        assertMissing(reader.get("contacts"), "prvReadContact");
        assertMissing(reader.get("contacts/$count"), "prvReadContact");
        assertMissing(reader.patch("accounts(" + id + ")", "{\"name\":\"Other\"}"), "prvWriteAccount");
        assertMissing(reader.delete("accounts(" + id + ")"), "prvDeleteAccount");
        assertMissing(reader.patch("accounts(" + UUID.randomUUID() + ")", "{\"name\":\"Upsert\"}"), "prvCreateAccount");
    }

    @Test
    void aRefusedWriteChangesNothing() {
        UUID id = account();
        reader.patch("accounts(" + id + ")", "{\"name\":\"Other\"}");
        reader.delete("accounts(" + id + ")");
        assertThat(dataverse.row("account", id)).containsEntry("name", "Contoso");
    }

    @Test
    void aLookupNeedsAppendAndAppendTo() {
        String body =
                "{\"lastname\":\"Linked\",\"parentcustomerid_account@odata.bind\":\"/accounts(" + account() + ")\"}";
        int before = dataverse.count("contact");
        assertMissing(writer.post("contacts", body), "prvAppendContact");
        assertMissing(writer.patch("contacts(" + contact() + ")", body), "prvAppendContact");
        assertThat(dataverse.count("contact")).isEqualTo(before + 1);
    }

    @Test
    void bulkMessagesAreRefusedAsAWhole() {
        String targets = "{\"Targets\":[{\"@odata.type\":\"Microsoft.Dynamics.CRM.account\",\"name\":\"Bulk\"}]}";
        assertMissing(reader.post("accounts/Microsoft.Dynamics.CRM.CreateMultiple", targets), "prvCreateAccount");
        assertMissing(
                reader.post(
                        "accounts/Microsoft.Dynamics.CRM.UpdateMultiple",
                        targets.replace("\"name\"", "\"accountid\":\"" + account() + "\",\"name\"")),
                "prvWriteAccount");
    }

    @Test
    void eachPartOfABatchIsChecked() {
        String part = "--b\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n"
                + "GET %s HTTP/1.1\r\nAccept: application/json\r\n\r\n\r\n";
        String body = part.formatted("accounts?$select=name") + part.formatted("contacts") + "--b--\r\n";
        Reply reply = reader.post(
                "$batch", body, "Content-Type", "multipart/mixed; boundary=b", "Prefer", "odata.continue-on-error");
        assertThat(reply.body()).containsSubsequence("HTTP/1.1 200", "HTTP/1.1 403", "prvReadContact");
    }

    @Test
    void whoWantsToSeeWhatHeWroteMustBeAbleToReadIt() {
        WebApi creator = as("gone");
        assertThat(creator.get("accounts").status())
                .as("people are administrators")
                .isEqualTo(200);
        int before = dataverse.count("account");
        assertMissing(
                writer.post("accounts", "{\"name\":\"Seen\"}", "Prefer", "return=representation"), "prvReadAccount");
        assertThat(dataverse.count("account")).isEqualTo(before);
    }

    @Test
    void definitionsAndPublishingNeedTheirPrivileges() {
        WebApi customizer = as("customizer");
        assertMissing(reader.get("EntityDefinitions"), "prvReadEntity");
        assertMissing(reader.post("EntityDefinitions", "{}"), "prvCreateEntity");
        assertMissing(customizer.get("EntityDefinitions(LogicalName='account')/Attributes"), "prvReadAttribute");
        assertMissing(customizer.post("PublishAllXml", "{}"), "prvPublishCustomization");
        assertMissing(customizer.delete("EntityDefinitions(LogicalName='account')"), "prvDeleteEntity");
        assertThat(customizer.get("EntityDefinitions(LogicalName='account')").status())
                .isEqualTo(200);
    }

    @Test
    void aUserWithoutRolesCanDoNothingButAskWhoHeIs() {
        assertThat(nobody.get("WhoAmI").status()).isEqualTo(200);
        Reply reply = nobody.get("accounts");
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.errorCode()).isEqualTo("0x80042f09");
        assertThat(reply.errorMessage()).contains("no roles are assigned to user", "hr = -2147209463");
    }

    @Test
    void aDisabledUserIsRefusedUntilEnabledAgain() {
        WebApi gone = as("gone");
        dataverse.update("systemuser", dataverse.userId("gone"), Map.of("isdisabled", true));
        Reply refused = gone.get("WhoAmI");
        dataverse.update("systemuser", dataverse.userId("gone"), Map.of("isdisabled", false));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.errorCode()).isEqualTo("0x80040225");
        assertThat(refused.errorMessage()).contains(dataverse.userId("gone").toString(), "is disabled");
        assertThat(gone.get("WhoAmI").status()).isEqualTo(200);
    }

    @Test
    void refusedRequestsStandInTheJournal() {
        long last = dataverse.journal().size();
        reader.get("contacts");
        assertThat(dataverse.journal().subList((int) last, dataverse.journal().size()))
                .anySatisfy(entry -> {
                    assertThat(entry.user()).isEqualTo("reader");
                    assertThat(entry.status()).isEqualTo(403);
                });
    }
}
