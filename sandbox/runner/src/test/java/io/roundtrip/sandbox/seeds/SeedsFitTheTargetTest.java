package io.roundtrip.sandbox.seeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.target.SimulatedTarget;
import io.roundtrip.simulators.target.TargetRow;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Writes every seed row to the simulated target, mapped by hand, and looks at what it refuses. */
class SeedsFitTheTargetTest {
    private static final Map<String, String> COUNTRIES = Map.of(
            "United States",
            "US",
            "Canada",
            "CA",
            "Germany",
            "DE",
            "United Kingdom",
            "GB",
            "France",
            "FR",
            "Australia",
            "AU");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SimulatedTarget target = SimulatedTarget.builder().start();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Seeds seeds = Seeds.load();

    @AfterEach
    void stop() {
        target.close();
    }

    @Test
    void onlyTheOneSeededAccountIsRefused() throws Exception {
        List<String> refused = new ArrayList<>();
        for (Map<String, Object> account : seeds.accounts().rows()) {
            HttpResponse<String> answer = put("customers", account.get("accountid"), customer(account));
            refuse(answer).ifPresent(reason -> refused.add(account.get("name") + ": " + reason));
        }
        for (Map<String, Object> contact : seeds.contacts().rows()) {
            HttpResponse<String> answer = put("contacts", contact.get("contactid"), contact(contact));
            refuse(answer).ifPresent(reason -> refused.add(contact.get("emailaddress1") + ": " + reason));
        }

        assertThat(refused).containsExactly(Seeds.ACCOUNT_WITHOUT_COUNTRY + ": country is missing");
        assertThat(target.rows("customers")).hasSize(819);
        assertThat(target.rows("contacts")).hasSize(1_200);
    }

    private static Optional<String> refuse(HttpResponse<String> answer) {
        return answer.statusCode() == 201
                ? Optional.empty()
                : Optional.of(JSON.readTree(answer.body()).at("/message").asString());
    }

    private static Map<String, Object> customer(Map<String, Object> account) {
        Map<String, Object> address = new LinkedHashMap<>();
        copy(account, "address1_postalcode", address, "zip");
        Optional.ofNullable(account.get("address1_country"))
                .map(COUNTRIES::get)
                .ifPresent(c -> address.put("country", c));
        Map<String, Object> customer = new LinkedHashMap<>(Map.of("address", address));
        copy(account, "name", customer, "name");
        copy(account, "creditlimit", customer, "creditLimit");
        return customer;
    }

    private Map<String, Object> contact(Map<String, Object> row) {
        Map<String, Object> contact = new LinkedHashMap<>();
        copy(row, "lastname", contact, "lastName");
        copy(row, "emailaddress1", contact, "email");
        Optional.ofNullable(row.get("parentcustomerid"))
                .flatMap(parent -> target.bySource("customers", parent.toString()))
                .map(TargetRow::number)
                .ifPresent(number -> contact.put("customerNumber", number));
        return contact;
    }

    private static void copy(Map<String, Object> from, String column, Map<String, Object> to, String field) {
        Optional.ofNullable(from.get(column)).ifPresent(value -> to.put(field, value));
    }

    private HttpResponse<String> put(String resource, Object id, Map<String, Object> body)
            throws IOException, InterruptedException {
        URI uri = target.url().resolve("/api/" + resource + "/by-source/" + id);
        return http.send(
                HttpRequest.newBuilder(uri)
                        .header("X-Api-Key", "sandbox")
                        .header("X-Source-Version", "1.1")
                        .header("Idempotency-Key", id.toString())
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build(),
                BodyHandlers.ofString());
    }
}
