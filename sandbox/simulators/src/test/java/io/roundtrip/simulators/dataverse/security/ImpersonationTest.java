package io.roundtrip.simulators.dataverse.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.WebApi.Reply;
import io.roundtrip.simulators.dataverse.tables.StandardTables;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ImpersonationTest {
    private static final SimulatedDataverse dataverse = SimulatedDataverse.builder()
            .table(StandardTables.account())
            .role(RoleDefinition.named("Accounts")
                    .granting(Depth.GLOBAL, "prvReadAccount", "prvCreateAccount", "prvReadSystemUser"))
            .role(RoleDefinition.named("Delegate").granting(Depth.GLOBAL, "prvActOnBehalfOfAnotherUser"))
            .person("kim.demo")
            .roles("kim.demo", "Accounts")
            .person("delegate")
            .roles("delegate", "Accounts", "Delegate")
            .person("poor.delegate")
            .roles("poor.delegate", "Delegate")
            .start();
    private final WebApi delegate = as("delegate");
    private final String kim = dataverse.userId("kim.demo").toString();

    @AfterAll
    static void close() {
        dataverse.close();
    }

    private static WebApi as(String person) {
        return new WebApi(dataverse.url(), person);
    }

    @Test
    void aWriteInAnothersNameIsTheOthers() {
        Reply created = delegate.post("accounts", "{\"name\":\"For Kim\"}", "MSCRMCallerID", kim);
        assertThat(created.status()).as(created.body()).isEqualTo(204);
        assertThat(delegate.get(created.header("OData-EntityId")).json())
                .containsEntry("_createdby_value", kim)
                .containsEntry("_modifiedby_value", kim);
        assertThat(delegate.get("WhoAmI", "MSCRMCallerID", kim).json()).containsEntry("UserId", kim);
    }

    @Test
    void theDirectorysIdNamesAUserAsWell() {
        String objectId = as("alex.demo")
                .get("systemusers(" + kim + ")?$select=azureactivedirectoryobjectid")
                .link("azureactivedirectoryobjectid");
        assertThat(delegate.get("WhoAmI", "CallerObjectId", objectId).json()).containsEntry("UserId", kim);
    }

    @Test
    void theRightsAreThoseThatBothHave() {
        String administrator = dataverse.userId("alex.demo").toString();
        assertThat(delegate.get("accounts", "MSCRMCallerID", administrator).status())
                .isEqualTo(200);
        Reply reply = as("poor.delegate").get("accounts", "MSCRMCallerID", administrator);
        assertThat(reply.errorCode()).isEqualTo("0x80040220");
        assertThat(reply.errorMessage()).contains("prvReadAccount");
    }

    @Test
    void withoutThePrivilegeNobodyActsForAnother() {
        Reply reply = as("kim.demo")
                .get("WhoAmI", "MSCRMCallerID", dataverse.userId("delegate").toString());
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.errorMessage()).contains("is missing prvActOnBehalfOfAnotherUser privilege");
    }

    @Test
    void nobodyActsForAUserWhoIsNotThere() {
        assertThat(delegate.get("WhoAmI", "MSCRMCallerID", UUID.randomUUID().toString())
                        .errorCode())
                .isEqualTo("0x80040217");
    }

    @Test
    void thePartsOfABatchRunInTheOthersName() {
        String body = "--b\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n"
                + "GET WhoAmI HTTP/1.1\r\nAccept: application/json\r\n\r\n\r\n--b--\r\n";
        Reply reply =
                delegate.post("$batch", body, "Content-Type", "multipart/mixed; boundary=b", "MSCRMCallerID", kim);
        assertThat(reply.body()).contains(kim);
    }

    @Test
    void bypassingBusinessLogicNeedsItsPrivilege() {
        assertThat(delegate.get("accounts", "MSCRM.BypassCustomPluginExecution", "true")
                        .errorMessage())
                .contains("prvBypassCustomPlugins");
        assertThat(delegate.get("accounts", "MSCRM.BypassBusinessLogicExecution", "CustomSync,CustomAsync")
                        .errorMessage())
                .contains("prvBypassCustomBusinessLogic");
        assertThat(delegate.get("accounts", "MSCRM.BypassCustomPluginExecution", "false")
                        .status())
                .isEqualTo(200);
        assertThat(as("alex.demo")
                        .get("accounts", "MSCRM.BypassBusinessLogicExecution", "CustomSync")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void otherHeadersOfThePlatformAreLeftAlone() {
        assertThat(delegate.get("accounts", "MSCRM.SuppressCallbackRegistrationExpanderJob", "true")
                        .status())
                .isEqualTo(200);
    }
}
