package io.roundtrip.simulators.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.Documented.Printed;
import io.roundtrip.simulators.dataverse.WebApi.Reply;
import io.roundtrip.simulators.dataverse.batch.Multipart;
import io.roundtrip.simulators.dataverse.tables.ColumnDefinition;
import io.roundtrip.simulators.dataverse.tables.StandardTables;
import io.roundtrip.simulators.dataverse.tables.TableDefinition;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The simulator's answers beside those that the documentation prints: status, headers and whole bodies, made from the same
 * rows. Addresses, versions, times and what is opaque are made alike; everything else must be equal.
 */
class DocumentedAnswersTest {
    private static final String CRLF = "\r\n";
    private static final String MONTE_ORTON = "60c4e274-0d87-e711-80e5-00155db19e6d";
    private static final String DELETED = "2e451703-c686-e711-80e5-00155db19e6d";
    private static final String NOBODY = "accounts(00000000-0000-0000-0000-000000000001)";

    private final SimulatedDataverse dataverse = SimulatedDataverse.builder()
            .person("kim.demo")
            .table(StandardTables.account())
            .table(StandardTables.contact())
            .table(TableDefinition.named("task", "tasks")
                    .withIdColumn("activityid")
                    .withNameColumn("subject")
                    .withColumns(ColumnDefinition.string("subject", 200)))
            .start();
    private final WebApi kim = new WebApi(dataverse.url(), "kim.demo");

    /** Per file, how the simulator is brought to the same answer. */
    private final Map<String, Supplier<Reply>> answers = Map.of(
            "412-version-mismatch.http", () -> kim.patch(monteOrton(), "{\"fax\":\"1\"}", "If-Match", "W/\"1\""),
            "412-if-none-match.http", () -> kim.patch(monteOrton(), "{\"fax\":\"1\"}", "If-None-Match", "*"),
            "404-if-match-star.http", () -> kim.patch(NOBODY, "{\"fax\":\"1\"}", "If-Match", "*"),
            "429-number-of-requests.json", this::tooManyRequests,
            "change-tracking-initial.json", this::firstReading,
            "change-tracking-delta.json", this::delta,
            "paging-page1.json", this::firstPage,
            "batch-response.txt", this::batch);

    @AfterEach
    void close() {
        dataverse.close();
    }

    static List<String> files() {
        return Documented.files();
    }

    @Test
    void everyFileIsCovered() {
        assertThat(answers.keySet()).containsExactlyInAnyOrderElementsOf(files());
    }

    @ParameterizedTest
    @MethodSource("files")
    void anAnswerIsTheDocumentedOne(String file) {
        Reply reply = answers.get(file).get();
        if (file.equals("batch-response.txt")) {
            assertThat(parts(reply.body()))
                    .isEqualTo(parts(Documented.text(file).replace("\n", CRLF)));
            return;
        }
        Printed printed = Documented.printed(file);
        assertThat(reply.status()).isEqualTo(printed.status());
        assertThat(printed.headers())
                .allSatisfy((name, value) -> assertThat(reply.header(name)).isEqualTo(value));
        assertThat(Documented.alike(reply.body(), printed.codeIsEmpty()))
                .isEqualTo(Documented.alike(printed.body(), printed.codeIsEmpty()));
    }

    private String monteOrton() {
        dataverse.create(
                "account",
                Map.of("accountid", MONTE_ORTON, "name", "Monte Orton", "telephone1", "555000", "fax", "10101"));
        return "accounts(" + MONTE_ORTON + ")";
    }

    private Reply tooManyRequests() {
        dataverse.faults().throttle("kim.demo", Duration.ofSeconds(7), Duration.ofSeconds(60));
        return kim.get("accounts");
    }

    private Reply firstReading() {
        monteOrton();
        return kim.get("accounts?$select=name,accountnumber,telephone1,fax", "Prefer", "odata.track-changes");
    }

    private Reply delta() {
        String link = kim.get("accounts?$select=name,telephone1,fax", "Prefer", "odata.track-changes")
                .link("@odata.deltaLink");
        monteOrton();
        dataverse.delete("account", dataverse.create("account", Map.of("accountid", DELETED, "name", "Short")));
        return kim.get(link);
    }

    private Reply firstPage() {
        contact("49b0be2e-d01c-ed11-b83e-000d3a572421", "Yvonne McKay (sample)");
        contact("70bf4d48-34cb-ed11-b596-0022481d68cd", "Susanna Stubberod (sample)");
        contact("ffffffff-34cb-ed11-b596-0022481d68ce", "On the next page");
        return kim.get("contacts?$select=fullname", "Prefer", "odata.maxpagesize=2");
    }

    private void contact(String id, String name) {
        dataverse.create("contact", Map.of("contactid", id, "fullname", name));
    }

    private Reply batch() {
        String parts = Stream.of("d31ba648", "d41ba648", "d51ba648")
                .map(id -> part("POST /api/data/v9.2/tasks", task(id)))
                .collect(Collectors.joining());
        String body = parts + part("GET /api/data/v9.2/tasks?$select=subject", "") + "--b--" + CRLF;
        return kim.post("$batch", body, "Content-Type", "multipart/mixed; boundary=\"b\"");
    }

    private static String task(String id) {
        return "{\"activityid\":\"%s-c592-ed11-aad1-000d3a993550\",\"subject\":\"Task %d in batch\"}"
                .formatted(id, id.charAt(1) - '2');
    }

    private static String part(String request, String body) {
        return String.join(
                CRLF,
                "--b",
                "Content-Type: application/http",
                "Content-Transfer-Encoding: binary",
                "",
                request + " HTTP/1.1",
                "Content-Type: application/json",
                "",
                body,
                "");
    }

    /** Each part: its status line, its headers in any order, its body. */
    private static List<List<Object>> parts(String body) {
        String boundary = body.substring(2, body.indexOf(CRLF));
        return Multipart.read("multipart/mixed; boundary=" + boundary, body.getBytes(StandardCharsets.UTF_8)).stream()
                .map(Multipart.Part::content)
                .map(Printed::parse)
                .map(part -> List.<Object>of(
                        part.status(),
                        Documented.addressesAlike(part.headers().toString()),
                        Documented.alike(part.body(), false)))
                .toList();
    }
}
