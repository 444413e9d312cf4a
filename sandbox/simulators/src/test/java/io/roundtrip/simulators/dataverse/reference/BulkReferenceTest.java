package io.roundtrip.simulators.dataverse.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.Batches;
import io.roundtrip.simulators.dataverse.RunningDataverse;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.WebApi.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Section 3 of the table in {@code docs/simulators.md}, so far as no other test shows it. */
class BulkReferenceTest {
    private static final RunningDataverse running = new RunningDataverse();

    private static final String CRLF = "\r\n";

    private final WebApi kim = running.as("kim.demo");

    @AfterAll
    static void close() {
        running.dataverse.close();
    }

    @AfterEach
    void clear() {
        running.dataverse.faults().clear();
    }

    private static String part(String request, String body) {
        return String.join(
                CRLF,
                "Content-Type: application/http",
                "Content-Transfer-Encoding: binary",
                "",
                request + " HTTP/1.1",
                "Content-Type: application/json; type=entry",
                "",
                body,
                "");
    }

    private Reply batch(String... parts) {
        StringBuilder body = new StringBuilder();
        List.of(parts).forEach(part -> body.append("--b").append(CRLF).append(part));
        return kim.post("$batch", body + "--b--" + CRLF, "Content-Type", "multipart/mixed; boundary=\"b\"");
    }

    @Nested
    class BulkMessages {
        @Test
        void anUnknownMessageIsNotThere() {
            Reply reply = kim.post("accounts/Microsoft.Dynamics.CRM.MergeMultiple", "{\"Targets\":[]}");
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.errorCode()).isEqualTo("0x8006088a");
        }

        @Test
        void aMessageWithoutRowsIsRefused() {
            Reply reply = kim.post("accounts/Microsoft.Dynamics.CRM.CreateMultiple", "{\"Targets\":[]}");
            assertThat(reply.status()).isEqualTo(400);
        }

        @Test
        void anUpdateRaisesTheVersionOfEveryRow() {
            UUID id = running.dataverse.create("account", Map.of("name", "Bulk"));
            String before = kim.get("accounts(" + id + ")").header("ETag");
            String target = "{\"@odata.type\":\"Microsoft.Dynamics.CRM.account\",\"accountid\":\"" + id + "\"}";
            Reply reply = kim.post(
                    "accounts/Microsoft.Dynamics.CRM.UpdateMultiple",
                    "{\"Targets\":[" + target + "]}",
                    "If-Match",
                    "W/\"1\"");
            assertThat(reply.status())
                    .as("no condition counts for a bulk message")
                    .isEqualTo(204);
            assertThat(kim.get("accounts(" + id + ")").header("ETag")).isNotEqualTo(before);
        }
    }

    @Nested
    class Batch {
        @Test
        void takesNoBatch() {
            Reply reply = batch(part("POST /api/data/v9.2/$batch", "x"));
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.errorMessage()).contains("a batch takes no batch");
        }

        @Test
        void anAddressMayBeTwiceAsLongAsOutsideABatch() {
            String filter = "accounts?$select=name&$filter=name%20eq%20'" + "x".repeat(40_000) + "'";
            assertThat(kim.get(filter).status()).isEqualTo(414);
            Reply inBatch = batch(part("GET " + filter, ""));
            assertThat(Batches.statuses(inBatch)).as(inBatch.body()).containsExactly(200);
            String key = "rt_notes(rt_name='" + "x".repeat(30_000) + "')";
            assertThat(kim.get(key).status()).isEqualTo(404);
            String longer = filter.replace("xxx", "xxxxxx");
            assertThat(batch(part("GET " + longer, "")).status()).isEqualTo(400);
        }

        @Test
        void addressesMayBeWholeOrBelowTheRootOrBelowTheService() {
            String whole = running.dataverse.url() + "/api/data/v9.2/accounts?$top=1";
            Reply reply = batch(
                    part("GET " + whole, ""),
                    part("GET /api/data/v9.2/accounts?$top=1", ""),
                    part("GET accounts?$top=1", ""));
            assertThat(Batches.statuses(reply)).containsExactly(200, 200, 200);
        }

        @Test
        void aThrottledBatchIsRefusedAsAWholeAndDoesNothing() {
            int before = running.dataverse.count("contact");
            running.dataverse.faults().throttle("kim.demo", Duration.ofSeconds(7), Duration.ofSeconds(60));
            Reply reply = Batches.ofContacts(kim, "One", "Two");
            assertThat(reply.status()).isEqualTo(429);
            assertThat(reply.header("Retry-After")).isEqualTo("7");
            assertThat(reply.errorCode()).isEqualTo("0x80072322");
            assertThat(running.dataverse.count("contact")).isEqualTo(before);
        }
    }
}
