package io.roundtrip.simulators.target;

import static io.roundtrip.simulators.target.Erp.CONTACT;
import static io.roundtrip.simulators.target.Erp.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.target.Erp.Reply;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulatedTargetWritesTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final SimulatedTarget target =
            SimulatedTarget.builder().clock(Clock.fixed(NOON, ZoneOffset.UTC)).start();
    private final Erp erp = new Erp(target.url());

    @AfterEach
    void stop() {
        target.close();
    }

    @Test
    void listensOnLoopbackOnly() {
        assertThat(target.url().getHost()).isEqualTo("127.0.0.1");
    }

    @Test
    void createsWith201AndUpdatesWith200UnderTheSameNumber() {
        Reply created = erp.putCustomer("a", "1.10", CUSTOMER);
        Reply updated = erp.putCustomer("a", "1.11", CUSTOMER.replace("Seattle", "Tacoma"));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.raw().body())
                .isEqualTo("{\"number\":\"C-100001\",\"sourceId\":\"a\",\"sourceVersion\":\"1.10\"}");
        assertThat(updated.status()).isEqualTo(200);
        assertThat(updated.raw().body())
                .isEqualTo("{\"number\":\"C-100001\",\"sourceId\":\"a\",\"sourceVersion\":\"1.11\"}");
        assertThat(target.bySource("customers", "a")
                        .orElseThrow()
                        .body()
                        .at("/address/city")
                        .asString())
                .isEqualTo("Tacoma");
    }

    @Test
    void countsCustomersAndContactsApart() {
        erp.putCustomer("a", "1.10", CUSTOMER);

        assertThat(erp.putContact("a", "1.10", CONTACT).number()).isEqualTo("P-100001");
        assertThat(erp.putContact("b", "1.10", CONTACT).number()).isEqualTo("P-100002");
        assertThat(target.rows("contacts")).extracting(TargetRow::sourceId).containsExactly("a", "b");
    }

    @Test
    void keepsDecimalsDigitByDigit() {
        erp.putCustomer("a", "1.10", CUSTOMER);

        assertThat(target.bySource("customers", "a")
                        .orElseThrow()
                        .body()
                        .at("/creditLimit")
                        .decimalValue())
                .isEqualByComparingTo("30000.50");
    }

    @Test
    void refusesAnOlderVersionAndSaysWhichOneItHolds() {
        erp.putCustomer("a", "2.10", CUSTOMER);

        Reply older = erp.putCustomer("a", "2.9", CUSTOMER);

        assertThat(older.status()).isEqualTo(409);
        assertThat(older.code()).isEqualTo("stale_version");
        assertThat(older.body().at("/storedVersion").asString()).isEqualTo("2.10");
        assertThat(older.number()).isEqualTo("C-100001");
        assertThat(target.journal()).hasSize(1);
    }

    @Test
    void comparesTheEpochBeforeTheVersion() {
        erp.putCustomer("a", "2.10", CUSTOMER);

        assertThat(erp.putCustomer("a", "1.9999", CUSTOMER).status()).isEqualTo(409);
        assertThat(erp.putCustomer("a", "3.1", CUSTOMER).status()).isEqualTo(200);
    }

    @Test
    void comparesVersionsAsNumbers() {
        erp.putCustomer("a", "1.9", CUSTOMER);

        assertThat(erp.putCustomer("a", "1.00000000000000000010", CUSTOMER).status())
                .isEqualTo(200);
    }

    @Test
    void writesAnEqualVersionAgain() {
        erp.putCustomer("a", "1.10", CUSTOMER);

        Reply again = erp.putCustomer("a", "1.10", CUSTOMER.replace("Seattle", "Tacoma"));

        assertThat(again.status()).isEqualTo(200);
        assertThat(target.journal())
                .extracting(AppliedWrite::operation)
                .containsExactly(Operation.CREATED, Operation.UPDATED);
    }

    @Test
    void writesAnythingWhenTheGuardIsOff() {
        erp.putCustomer("a", "1.10", CUSTOMER);
        target.switchTo(Switches.none().withGuard(Guard.OFF));

        assertThat(erp.putCustomer("a", "1.9", CUSTOMER).status()).isEqualTo(200);
        assertThat(target.bySource("customers", "a").orElseThrow().version()).isEqualTo(new SourceVersion(1, 9));
    }

    @Test
    void answersARepeatedKeyAsTheFirstTimeWithoutASecondEffect() {
        Reply first = erp.putCustomer("a", "1.10", CUSTOMER);
        erp.putCustomer("a", "1.11", CUSTOMER.replace("Seattle", "Tacoma"));

        Reply repeated = erp.putCustomer("a", "1.10", CUSTOMER);

        assertThat(repeated.status()).isEqualTo(201);
        assertThat(repeated.body()).isEqualTo(first.body());
        assertThat(repeated.header("Idempotency-Replayed")).contains("true");
        assertThat(target.journal()).hasSize(2);
        assertThat(target.counts()).isEqualTo(new RequestCounts(2, 1, 0, 0, 0, 0));
    }

    @Test
    void refusesAKeyThatWasUsedForAnotherBodyOrAnotherRow() {
        erp.putCustomer("a", "1.10", CUSTOMER);
        String key = "a/1.10/" + CUSTOMER.hashCode();

        Reply otherBody = erp.send(erp.put("customers", "a", "1.11", CUSTOMER.replace("Seattle", "Tacoma"))
                .setHeader("Idempotency-Key", key));
        Reply otherRow = erp.send(erp.put("customers", "b", "1.10", CUSTOMER).setHeader("Idempotency-Key", key));

        assertThat(otherBody.status()).isEqualTo(409);
        assertThat(otherBody.code()).isEqualTo("key_reused");
        assertThat(otherRow.code()).isEqualTo("key_reused");
        assertThat(target.journal()).hasSize(1);
    }

    @Test
    void forgetsARefusedKeySoThatTheSameRequestCanSucceedLater() {
        String contact = CONTACT.replace("{", "{\"customerNumber\":\"C-100001\",");
        assertThat(erp.putContact("p", "1.10", contact).code()).isEqualTo("unknown_customer");
        erp.putCustomer("a", "1.10", CUSTOMER);

        assertThat(erp.putContact("p", "1.10", contact).status()).isEqualTo(201);
    }

    @Test
    void remembersEveryAppliedWriteInOrder() {
        erp.putCustomer("a", "1.10", CUSTOMER);
        erp.putContact("p", "2.20", CONTACT);

        AppliedWrite second = target.journal().get(1);

        assertThat(target.journal()).extracting(AppliedWrite::sequence).containsExactly(1L, 2L);
        assertThat(second.at()).isEqualTo(NOON);
        assertThat(second.resource()).isEqualTo("contacts");
        assertThat(second.sourceVersion()).isEqualTo(new SourceVersion(2, 20));
        assertThat(second.idempotencyKey()).isEqualTo(Optional.of("p/2.20/" + CONTACT.hashCode()));
        assertThat(second.body().orElseThrow().at("/lastName").asString()).isEqualTo("Acevedo");
    }

    @Test
    void forgetsTheOldestWritesBeyondItsHistory() {
        try (SimulatedTarget small = SimulatedTarget.builder().history(2).start()) {
            Erp caller = new Erp(small.url());
            for (int version = 1; version <= 3; version++) {
                caller.putCustomer("a", "1." + version, CUSTOMER);
            }

            assertThat(small.journal()).extracting(AppliedWrite::sequence).containsExactly(2L, 3L);
            assertThat(caller.putCustomer("a", "1.1", CUSTOMER).code()).isEqualTo("stale_version");
        }
    }
}
