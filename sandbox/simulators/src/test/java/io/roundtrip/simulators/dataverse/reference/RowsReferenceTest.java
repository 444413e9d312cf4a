package io.roundtrip.simulators.dataverse.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.RunningDataverse;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.WebApi.Reply;
import io.roundtrip.simulators.dataverse.faults.Failure;
import io.roundtrip.simulators.dataverse.faults.RequestMatch;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Section 2 of the table in {@code docs/simulators.md}, so far as no other test shows it. */
class RowsReferenceTest {
    private static final RunningDataverse running = new RunningDataverse();

    private final WebApi kim = running.as("kim.demo");

    @AfterAll
    static void close() {
        running.dataverse.close();
    }

    private String account() {
        return "accounts(" + running.dataverse.create("account", Map.of("name", "Contoso")) + ")";
    }

    @Nested
    class AlwaysSentHeaders {
        @Test
        void theWordNullIsNoCondition() {
            String address = account();
            assertThat(kim.get(address, "If-None-Match", "null").status()).isEqualTo(200);
            assertThat(kim.patch(address, "{\"fax\":\"1\"}", "If-None-Match", "null")
                            .status())
                    .isEqualTo(204);
        }

        @Test
        void thoseOfMicrosoftsClientsAreTaken() {
            Reply reply = kim.get(
                    "WhoAmI",
                    "Consistency",
                    "Strong",
                    "x-ms-client-request-id",
                    UUID.randomUUID().toString());
            assertThat(reply.status()).isEqualTo(200);
        }

        @Test
        void answersAndRefusalsCarryWhatWasCaptured() {
            Reply unknown = running.as("nobody").get("WhoAmI");
            assertThat(List.of(kim.get("WhoAmI"), kim.get("nothings"), unknown)).allSatisfy(reply -> {
                assertThat(reply.header("CRM.ServiceId")).isEqualTo("CRMAppPool");
                assertThat(reply.header("AuthActivityId")).hasSize(36);
                assertThat(reply.header("REQ_ID")).isEqualTo(reply.header("x-ms-service-request-id"));
                assertThat(reply.header("OData-Version")).isEqualTo("4.0");
                assertThat(reply.header("Cache-Control")).isEqualTo("no-cache");
                assertThat(reply.header("Expires")).isEqualTo("-1");
                assertThat(reply.header("Allow")).isEqualTo("OPTIONS,GET,HEAD,POST");
                assertThat(reply.header("Strict-Transport-Security")).startsWith("max-age=");
                assertThat(reply.header("x-ms-dop-hint")).isEqualTo("4");
            });
        }
    }

    @Nested
    class StatusCodes {
        @Test
        void anUpdateAnswersWithItsAddress() {
            String address = account();
            Reply reply = kim.patch(address, "{\"fax\":\"1\"}", "If-Match", "*");
            assertThat(reply.status()).isEqualTo(204);
            assertThat(reply.body()).isEmpty();
            assertThat(reply.header("OData-EntityId")).isEqualTo(running.dataverse.url() + "/api/data/v9.2/" + address);
        }

        @Test
        void expandIsIgnoredOnPatch() {
            String query = "?$select=name&$expand=parentaccountid($select=name)";
            Reply reply = kim.patch(account() + query, "{\"fax\":\"1\"}", "Prefer", "return=representation");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.json()).containsOnlyKeys("@odata.context", "@odata.etag", "name", "accountid");
        }
    }

    @Nested
    class ErrorBodies {
        @ParameterizedTest
        @CsvSource({"PUT, accounts(ID)", "POST, accounts(ID)", "PUT, accounts", "DELETE, accounts", "GET, $batch"})
        void aWrongVerbIsRefused(String method, String path) {
            String address = path.replace("ID", new UUID(0, 1).toString());
            Reply reply = kim.send(method, address, method.equals("GET") ? "" : "{}");
            assertThat(reply.status()).as(reply.body()).isEqualTo(405);
            assertThat(reply.errorMessage()).isEqualTo("The requested resource does not support http method.");
        }

        @Test
        void aPlugInRefusesWithItsText() {
            UUID id = UUID.randomUUID();
            running.dataverse
                    .faults()
                    .fail(RequestMatch.any().method("POST"), Failure.refusedByPlugIn("No more accounts today."), 1);
            Reply reply = kim.post("accounts", "{\"accountid\":\"" + id + "\",\"name\":\"x\"}");
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.errorCode()).isEqualTo("0x80040265");
            assertThat(reply.errorMessage()).isEqualTo("No more accounts today.");
            assertThat(running.dataverse.row("account", id)).isEmpty();
        }

        @Test
        void aBodyThatIsTooLargeIsRefused() {
            UUID id = UUID.randomUUID();
            String body = "{\"accountid\":\"" + id + "\",\"name\":\"x\"}";
            running.dataverse.limits().limitBodies(body.length() - 1);
            Reply refused = kim.post("accounts", body);
            running.dataverse.limits().limitBodies(body.length());
            assertThat(refused.status()).isEqualTo(413);
            assertThat(running.dataverse.row("account", id)).isEmpty();
            assertThat(kim.post("accounts", body).status()).isEqualTo(204);
            running.dataverse.limits().limitBodies(Integer.MAX_VALUE);
        }

        @Test
        void anAddressThatCannotBeReadIsABadRequest() {
            Reply reply = kim.get("accounts(not-an-id)");
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.errorCode()).isEqualTo("0x80060888");
        }
    }

    @Nested
    class SuppressionHeaders {
        @Test
        void noneKeepsARowOutOfChangeTracking() {
            String address = account();
            String link = kim.get("accounts?$select=name", "Prefer", "odata.track-changes")
                    .link("@odata.deltaLink");
            String[] quiet = {
                "MSCRM.BypassBusinessLogicExecution", "CustomSync,CustomAsync",
                "MSCRM.BypassCustomPluginExecution", "true",
                "MSCRM.SuppressCallbackRegistrationExpanderJob", "true",
                "MSCRM.SuppressDuplicateDetection", "false"
            };
            assertThat(kim.patch(address + "?tag=quiet", "{\"fax\":\"1\"}", quiet)
                            .status())
                    .isEqualTo(204);
            assertThat(kim.get(link).value()).hasSize(1);
        }

        @Test
        void aTagGoesWithEveryWrite() {
            Reply created = kim.post("accounts?tag=import", "{\"name\":\"Tagged\"}");
            assertThat(created.status()).isEqualTo(204);
            String address = created.header("OData-EntityId");
            assertThat(kim.patch(address + "?tag=import", "{\"fax\":\"1\"}").status())
                    .isEqualTo(204);
            assertThat(kim.delete(address + "?tag=import").status()).isEqualTo(204);
        }
    }
}
