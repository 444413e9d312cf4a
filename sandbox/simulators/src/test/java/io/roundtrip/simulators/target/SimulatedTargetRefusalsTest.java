package io.roundtrip.simulators.target;

import static io.roundtrip.simulators.target.Erp.CONTACT;
import static io.roundtrip.simulators.target.Erp.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.target.Erp.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedTargetRefusalsTest {
    private final SimulatedTarget target = SimulatedTarget.builder().start();
    private final Erp erp = new Erp(target.url());

    @AfterEach
    void stop() {
        target.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /name | name is missing",
                "{\"name\":\" \"} | /name | name is missing",
                "{\"name\":7} | /name | name is not text",
                "{\"name\":\"x\"} | /address/country | country is missing",
                "{\"name\":\"x\",\"address\":{\"country\":null}} | /address/country | country is missing",
                "{\"name\":\"x\",\"address\":{\"country\":\"United States\"}} | /address/country | country is not one of US, CA, DE, GB, FR, AU",
                "{\"name\":\"x\",\"address\":{\"country\":\"US\"}} | /address/zip | zip is missing",
                "{\"name\":\"x\",\"address\":{\"country\":\"DE\",\"zip\":\"\"}} | /address/zip | zip is missing",
                "{\"name\":\"x\",\"address\":{\"country\":\"CA\"},\"creditLimit\":-0.01} | /creditLimit | creditLimit is outside 0..10,000,000",
                "{\"name\":\"x\",\"address\":{\"country\":\"CA\"},\"creditLimit\":10000000.01} | /creditLimit | creditLimit is outside 0..10,000,000",
                "{\"name\":\"x\",\"address\":{\"country\":\"CA\"},\"creditLimit\":1.005} | /creditLimit | creditLimit has more than 2 decimals",
                "{\"name\":\"x\",\"address\":{\"country\":\"CA\"},\"creditLimit\":\"1\"} | /creditLimit | creditLimit is not a number",
            })
    void refusesACustomerThatBreaksARule(String body, String field, String message) {
        assertRefused(erp.putCustomer("a", "1.1", body), field, message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"x\",\"address\":{\"country\":\"CA\"}}",
                "{\"name\":\"x\",\"address\":{\"country\":\"GB\"},\"creditLimit\":null}",
                "{\"name\":\"x\",\"address\":{\"country\":\"FR\"},\"creditLimit\":0}",
                "{\"name\":\"x\",\"address\":{\"country\":\"AU\"},\"creditLimit\":10000000.000}",
                "{\"name\":\"x\",\"address\":{\"country\":\"DE\",\"zip\":\"80331\"}}",
            })
    void takesACustomerThatBreaksNone(String body) {
        assertThat(erp.putCustomer("a", "1.1", body).status()).isEqualTo(201);
    }

    @Test
    void takesNamesOfUpTo60Characters() {
        assertThat(erp.putCustomer("a", "1.1", named("\uD83D\uDEB2".repeat(60))).status())
                .isEqualTo(201);
        assertRefused(erp.putCustomer("a", "1.2", named("x".repeat(61))), "/name", "name is longer than 60 characters");
    }

    private static String named(String name) {
        return CUSTOMER.replace("Next-Door Bike Store", name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"firstName\":\"x\"} | /lastName | lastName is missing",
                "{\"lastName\":\"x\",\"email\":\"nobody\"} | /email | email is not an address with one @",
                "{\"lastName\":\"x\",\"email\":\"a@b@c\"} | /email | email is not an address with one @",
                "{\"lastName\":\"x\",\"email\":\"@c\"} | /email | email is not an address with one @",
                "{\"lastName\":\"x\",\"customerNumber\":7} | /customerNumber | customerNumber is not text",
            })
    void refusesAContactThatBreaksARule(String body, String field, String message) {
        assertRefused(erp.putContact("p", "1.1", body), field, message);
    }

    @Test
    void refusesAContactOfAnUnknownOrDeletedCustomer() {
        String contact = CONTACT.replace("{", "{\"customerNumber\":\"C-100001\",");
        assertThat(erp.putContact("p", "1.1", contact).code()).isEqualTo("unknown_customer");

        erp.putCustomer("a", "1.1", CUSTOMER);
        assertThat(erp.putContact("p", "1.2", contact).status()).isEqualTo(201);

        erp.delete("customers", "a", "1.2");
        Reply orphan = erp.putContact("p", "1.3", contact);
        assertThat(orphan.status()).isEqualTo(422);
        assertThat(orphan.field()).isEqualTo("/customerNumber");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"lastName\":\"x\"}", "{\"lastName\":\"x\",\"customerNumber\":null,\"email\":null}"})
    void takesAContactWithoutCustomerAndAddress(String body) {
        assertThat(erp.putContact("p", "1.1", body).status()).isEqualTo(201);
    }

    @Test
    void refusesNamesOnTheList() {
        target.switchTo(Switches.none().withRefuseNames(List.of("Next-Door Bike Store", "Laith Acevedo")));

        assertRefused(erp.putCustomer("a", "1.1", CUSTOMER), "/name", "name is refused by a switch");
        assertRefused(erp.putContact("p", "1.1", CONTACT), "/displayName", "displayName is refused by a switch");
        assertThat(erp.putCustomer("b", "1.1", named("Another")).status()).isEqualTo(201);
    }

    private void assertRefused(Reply reply, String field, String message) {
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.code()).isEqualTo("validation");
        assertThat(reply.field()).isEqualTo(field);
        assertThat(reply.message()).isEqualTo(message);
    }

    @Test
    void countsRefusalsAndStoresNothing() {
        erp.putCustomer("a", "1.1", "{}");

        assertThat(target.rows("customers")).isEmpty();
        assertThat(target.journal()).isEmpty();
        assertThat(target.counts()).isEqualTo(new RequestCounts(0, 0, 0, 1, 0, 0));
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
