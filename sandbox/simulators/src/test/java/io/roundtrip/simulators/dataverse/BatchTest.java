package io.roundtrip.simulators.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.WebApi.Reply;
import io.roundtrip.simulators.dataverse.batch.Multipart;
import io.roundtrip.simulators.dataverse.batch.Multipart.Part;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BatchTest {
    @RegisterExtension
    static final RunningDataverse running = new RunningDataverse();

    private static final String CRLF = "\r\n";

    private final WebApi kim = running.as("kim.demo");

    private static String part(String request) {
        return "Content-Type: application/http" + CRLF + "Content-Transfer-Encoding: binary" + CRLF + CRLF + request;
    }

    private static String part(int contentId, String request) {
        return "Content-ID: " + contentId + CRLF + part(request);
    }

    private static String request(String line, String body, String... headers) {
        String head = Stream.of(headers).map(header -> header + CRLF).collect(Collectors.joining());
        return line + " HTTP/1.1" + CRLF + head + "Content-Type: application/json" + CRLF + CRLF + body + CRLF;
    }

    private static String multipart(String boundary, List<String> parts) {
        return parts.stream().map(part -> "--" + boundary + CRLF + part + CRLF).collect(Collectors.joining()) + "--"
                + boundary + "--" + CRLF;
    }

    private static String changeSet(String... parts) {
        return "Content-Type: multipart/mixed; boundary=\"cs\"" + CRLF + CRLF + multipart("cs", List.of(parts));
    }

    private Reply batch(String prefer, String... parts) {
        return kim.post(
                "$batch",
                multipart("b1", List.of(parts)),
                "Content-Type",
                "multipart/mixed; boundary=\"b1\"",
                "Prefer",
                prefer);
    }

    private static List<Part> parts(Reply reply) {
        return Multipart.read(reply.header("Content-Type"), reply.body().getBytes(StandardCharsets.UTF_8));
    }

    private static List<Integer> statuses(Reply reply) {
        return parts(reply).stream()
                .map(part -> Integer.parseInt(part.content().substring(9, 12)))
                .toList();
    }

    private static String accountRequest(String method, UUID id, String name, String... headers) {
        return request(method + " /api/data/v9.2/accounts(" + id + ")", "{\"name\":\"" + name + "\"}", headers);
    }

    private UUID account(String name) {
        return running.dataverse.create("account", Map.of("name", name));
    }

    @Test
    void operationsRunInOrderAndAnswerInOrder() {
        UUID id = UUID.randomUUID();
        Reply reply = batch(
                "",
                part(request("POST accounts", "{\"accountid\":\"" + id + "\",\"name\":\"Batched\"}")),
                part(request("GET accounts(" + id + ")?$select=name", "")),
                part(request("DELETE /api/data/v9.2/accounts(" + id + ")", "", "If-Match: *")));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(statuses(reply)).containsExactly(204, 200, 204);
        assertThat(parts(reply).get(1).content())
                .contains("\"name\":\"Batched\"")
                .contains("OData-Version: 4.0");
        assertThat(running.dataverse.row("account", id)).isEmpty();
    }

    @Test
    void theAnswerHasTheDocumentedForm() {
        Reply reply = batch("", part(request("POST accounts", "{\"name\":\"Form\"}")));
        String documented = Documented.text("batch-response.txt").replace("\n", CRLF);
        assertThat(form(reply.body(), 1)).isEqualTo(form(documented, 1));
        assertThat(reply.header("Content-Type")).matches("multipart/mixed; boundary=batchresponse_[0-9a-f-]{36}");
    }

    /** The first part with ids and addresses made alike. */
    private static String form(String body, int parts) {
        String first = body.substring(0, body.indexOf("--batchresponse", parts + 1));
        return first.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "id")
                .replaceAll("(Location|OData-EntityId): [^\r\n]+", "$1: address");
    }

    @Test
    void theFirstFailureEndsTheBatch() {
        UUID missing = UUID.randomUUID();
        UUID last = UUID.randomUUID();
        Reply reply = batch(
                "",
                part(request("POST accounts", "{\"name\":\"Done\"}")),
                part(accountRequest("PATCH", missing, "x", "If-Match: *")),
                part(accountRequest("PATCH", last, "Never")));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(statuses(reply)).containsExactly(204, 404);
        assertThat(running.dataverse.row("account", last)).isEmpty();
    }

    @Test
    void continueOnErrorRunsTheRest() {
        UUID there = account("There");
        UUID fresh = UUID.randomUUID();
        Reply reply = batch(
                "odata.continue-on-error",
                part(accountRequest("PATCH", there, "x", "If-None-Match: *")),
                part(accountRequest("PATCH", there, "x", "If-Match: W/\"1\"")),
                part(accountRequest("PATCH", fresh, "Fresh", "If-None-Match: *")));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(statuses(reply)).containsExactly(412, 412, 204);
        assertThat(parts(reply).get(0).content()).contains("0x80040237").contains("REQ_ID: ");
        assertThat(parts(reply).get(1).content()).contains("0x80060882");
        assertThat(running.dataverse.row("account", fresh)).containsEntry("name", "Fresh");
    }

    @Test
    void aChangeSetIsAllOrNothing() {
        UUID first = UUID.randomUUID();
        Reply failed = batch(
                "odata.continue-on-error",
                changeSet(
                        part(1, accountRequest("PATCH", first, "First")),
                        part(2, accountRequest("PATCH", UUID.randomUUID(), "x", "If-Match: *"))),
                part(request("GET accounts?$top=1", "")));
        assertThat(statuses(failed)).containsExactly(404, 200);
        assertThat(running.dataverse.row("account", first)).isEmpty();
    }

    @Test
    void aChangeSetAnswersWithItsContentIdsAndResolvesReferences() {
        Reply reply = batch(
                "",
                changeSet(
                        part(1, request("POST /api/data/v9.2/accounts", "{\"name\":\"Parent\"}")),
                        part(
                                2,
                                request(
                                        "POST /api/data/v9.2/contacts",
                                        "{\"lastname\":\"Child\",\"parentcustomerid_account@odata.bind\":\"$1\"}")),
                        part(3, request("PATCH $1", "{\"fax\":\"7\"}"))));
        Part set = parts(reply).get(0);
        assertThat(set.header("content-type")).matches("multipart/mixed; boundary=changesetresponse_[0-9a-f-]{36}");
        assertThat(Multipart.read(set.header("content-type"), set.content()))
                .extracting(part -> part.header("content-id"))
                .containsExactly("1", "2", "3");
        Map<String, Object> child =
                kim.query("contacts", "lastname eq 'Child'").value().get(0);
        UUID parent = UUID.fromString(String.valueOf(child.get("_parentcustomerid_value")));
        assertThat(running.dataverse.row("account", parent)).containsEntry("fax", "7");
    }

    @Test
    void anUnknownReferenceIsRefused() {
        Reply reply = batch("", changeSet(part(1, request("PATCH $9", "{\"fax\":\"7\"}"))));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).contains("Content-ID Reference: '$9' does not exist in the batch context.");
    }

    @Test
    void aThousandOperationsAreTheLimit() {
        String[] tooMany = IntStream.rangeClosed(0, 1000)
                .mapToObj(i -> part(request("GET accounts?$top=1", "")))
                .toArray(String[]::new);
        Reply reply = batch("", tooMany);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errorMessage()).contains("1000");
    }

    @Test
    void aMalformedBatchGetsAPlainError() {
        String lines =
                multipart("b1", List.of(part(request("GET accounts", "")))).replace(CRLF, "\n");
        Reply bareLineFeeds = kim.post("$batch", lines, "Content-Type", "multipart/mixed; boundary=b1");
        Reply otherBoundary = kim.post(
                "$batch",
                multipart("b1", List.of(part(request("GET accounts", "")))),
                "Content-Type",
                "multipart/mixed; boundary=b2");
        Reply getInChangeSet = batch("", changeSet(part(1, request("GET accounts", ""))));
        assertThat(List.of(bareLineFeeds, otherBoundary, getInChangeSet)).allSatisfy(reply -> {
            assertThat(reply.status()).as(reply.body()).isEqualTo(400);
            assertThat(reply.errorMessage()).startsWith("The batch is malformed: ");
        });
    }
}
