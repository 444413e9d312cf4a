package io.roundtrip.simulators.target;

import static io.roundtrip.simulators.target.Erp.CONTACT;
import static io.roundtrip.simulators.target.Erp.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.target.Erp.Reply;
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
    void keepsTheRefusalsOfARow() {
        erp.putCustomer("a", "1.1", "{\"name\":\"x\"}");
        target.switchTo(Switches.none().withDown(true));
        erp.putCustomer("a", "1.1", named("x"));
        erp.putCustomer("b", "1.1", named("x"));

        assertThat(target.refusals("a")).extracting(RefusedWrite::status).containsExactly(422, 503);
        assertThat(target.refusals("a").get(0)).satisfies(first -> {
            assertThat(first.resource()).isEqualTo("customers");
            assertThat(first.message()).isEqualTo("country is missing");
        });
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
}
