package io.roundtrip.simulators.dataverse.administration;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.RunningDataverse;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.WebApi.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AdministrationTest {
    @RegisterExtension
    static final RunningDataverse running = new RunningDataverse();

    private static final Pattern EXAMPLE =
            Pattern.compile("# (\\d+) (.+)\\ncurl (?:-X ([A-Z]+) )?'?http://127.0.0.1:5200([^\\s']+)'?(?: -d '(.+)')?");

    private final WebApi anybody = new WebApi(running.dataverse.url(), "");
    private final WebApi kim = running.as("kim.demo");

    @AfterEach
    void clear() {
        running.dataverse.faults().clear();
        running.dataverse.limits().off();
    }

    private Reply send(String method, String path, String body) {
        return anybody.send(method, running.dataverse.url() + path, body);
    }

    /** A curl command, with status and part of the answer in the comment above it. */
    record Example(int status, String part, String method, String path, String body) {}

    static List<Example> examples() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(AdministrationTest.class.getResourceAsStream("/dataverse/administration.sh"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            List<Example> found = EXAMPLE.matcher(text)
                    .results()
                    .map(match -> new Example(
                            Integer.parseInt(match.group(1)),
                            match.group(2),
                            Objects.requireNonNullElse(match.group(3), "GET"),
                            match.group(4),
                            Objects.requireNonNullElse(match.group(5), "")))
                    .toList();
            assertThat(found)
                    .hasSameSizeAs(
                            text.lines().filter(line -> line.startsWith("curl")).toList());
            return found;
        }
    }

    @Test
    void theCurlExamplesAnswerAsTheySay() throws IOException {
        for (Example example : examples()) {
            Reply reply = send(example.method(), example.path(), example.body());
            assertThat(reply.status()).as(example + " " + reply.body()).isEqualTo(example.status());
            assertThat(reply.body()).as(example.toString()).contains(example.part());
        }
    }

    @Test
    void aFaultIsSetAndClearedOverHttp() {
        send(
                "PUT",
                "/simulator/faults",
                "{\"scripts\":[{\"kind\":\"unavailable\",\"match\":{\"user\":\"kim.demo\"}}]}");
        assertThat(kim.get("WhoAmI").status()).isEqualTo(503);
        assertThat(running.as("alex.demo").get("WhoAmI").status()).isEqualTo(200);
        send("DELETE", "/simulator/faults", "");
        assertThat(kim.get("WhoAmI").status()).isEqualTo(200);
    }

    @Test
    void whatIsMalformedChangesNothing() {
        send("PUT", "/simulator/faults", "{\"scripts\":[{\"kind\":\"unavailable\"}]}");
        String wrong = "{\"scripts\":[{\"kind\":\"sqlDeadlock\"},{\"kind\":\"sqlTimeout\",\"form\":1}]}";
        Reply refused = send("PUT", "/simulator/faults", wrong);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.errorMessage()).startsWith("'scripts[1].form' is not known");
        assertThat(kim.get("WhoAmI").status()).isEqualTo(503);
    }

    @Test
    void limitsAreSetOverHttp() {
        send("PUT", "/simulator/limits", "{\"requests\":1,\"window\":\"PT3S\"}");
        assertThat(kim.get("WhoAmI").status()).isEqualTo(200);
        assertThat(kim.get("WhoAmI").status()).isEqualTo(429);
    }

    @Test
    @SuppressWarnings("unchecked")
    void theJournalIsReadOverHttp() {
        kim.get("accounts?$select=name", "x-ms-client-request-id", "asked-for");
        Reply journal = send("GET", "/simulator/journal?user=kim.demo&table=account", "");
        List<Map<String, Object>> entries =
                (List<Map<String, Object>>) journal.json().get("entries");
        assertThat(entries.get(entries.size() - 1))
                .containsEntry("path", "accounts")
                .containsEntry("query", "$select=name")
                .containsEntry("correlationIds", List.of("asked-for"))
                .containsEntry("status", 200);
    }
}
