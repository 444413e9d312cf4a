package io.roundtrip.simulators.target;

import static io.roundtrip.simulators.target.Erp.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.target.Erp.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedTargetProtocolTest {
    private final SimulatedTarget target = SimulatedTarget.builder().start();
    private final Erp erp = new Erp(target.url());

    @AfterEach
    void stop() {
        target.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/customers", "/api/customers/by-source/a", "/switches", "/journal", "/nothing"})
    void wantsTheKeyEverywhere(String path) {
        Reply without = erp.send(erp.anonymous(path).GET());
        Reply wrong = erp.send(erp.anonymous(path).header("X-Api-Key", "guess").GET());

        assertThat(without.status()).isEqualTo(401);
        assertThat(without.field()).isEqualTo("X-Api-Key");
        assertThat(wrong.status()).isEqualTo(401);
    }

    @Test
    void wantsNoKeyForItsHealth() {
        assertThat(erp.send(erp.anonymous("/health").GET()).body().at("/status").asString())
                .isEqualTo("up");
    }

    @Test
    void refusesMoreThan64KiB() {
        String fits = "{\"lastName\":\"x\",\"note\":\"%s\"}";
        int room = 64 * 1024 - fits.length() + 2;

        assertThat(erp.putContact("p", "1.1", fits.formatted("n".repeat(room))).status())
                .isEqualTo(201);
        assertThat(erp.putContact("p", "1.2", fits.formatted("n".repeat(room + 1)))
                        .status())
                .isEqualTo(413);
        assertThat(erp.putContact("p", "1.3", fits.formatted("n".repeat(5_000_000)))
                        .status())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/jsonp"})
    void refusesWhatIsNotJson(String type) {
        Reply reply = erp.send(erp.put("customers", "a", "1.1", CUSTOMER).setHeader("Content-Type", type));

        assertThat(reply.status()).isEqualTo(415);
        assertThat(reply.field()).isEqualTo("Content-Type");
    }

    @Test
    void takesJsonWithACharset() {
        assertThat(erp.send(erp.put("customers", "a", "1.1", CUSTOMER)
                                .setHeader("Content-Type", "application/json; charset=utf-8"))
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"x\"", "{} {}", "{\"lastName\":\"x\",\"lastName\":\"y\"}"})
    void refusesMalformedJson(String body) {
        Reply reply = erp.putContact("p", "1.1", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("malformed");
        assertThat(reply.field()).isEqualTo("body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "1.", ".7", "1.2.3", "-1.7", "1.x", "1.99999999999999999999"})
    void refusesAVersionThatIsNone(String version) {
        Reply reply = erp.putCustomer("a", version, CUSTOMER);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.field()).isEqualTo("X-Source-Version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Source-Version", "Idempotency-Key"})
    void refusesAWriteWithoutItsHeaders(String header) {
        Reply reply = erp.send(erp.put("customers", "a", "1.1", CUSTOMER).setHeader(header, " "));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("missing_header");
        assertThat(reply.field()).isEqualTo(header);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api",
                "/api/orders",
                "/api/customers/by-name/x",
                "/api/customers/by-source/a/b",
                "/healthy",
                "/health/x",
                "/api/customers/C-100001"
            })
    void answers404AsJson(String path) {
        Reply reply = erp.get(path);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.code()).isEqualTo("not_found");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/customers, GET",
        "PUT, /api/customers/C-100001, GET",
        "POST, /api/customers/by-source/a, 'PUT, DELETE'",
        "DELETE, /switches, 'GET, PUT'",
        "POST, /journal, GET",
        "PUT, /health, GET"
    })
    void answers405AndSaysWhatIsAllowed(String method, String path, String allowed) {
        Reply reply = erp.send(erp.request(path).method(method, BodyPublishers.noBody()));

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("Allow")).contains(allowed);
        assertThat(reply.code()).isEqualTo("method_not_allowed");
    }
}
