package io.roundtrip.simulators.target;

import static io.roundtrip.simulators.target.Erp.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.target.Erp.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulatedTargetDeletesTest {
    private final SimulatedTarget target = SimulatedTarget.builder().start();
    private final Erp erp = new Erp(target.url());

    @AfterEach
    void stop() {
        target.close();
    }

    @Test
    void deletesWith204AlsoWhenThereIsNothing() {
        erp.putCustomer("a", "1.10", CUSTOMER);

        assertThat(erp.delete("customers", "a", "1.11").status()).isEqualTo(204);
        assertThat(erp.delete("customers", "a", "1.11").status()).isEqualTo(204);
        assertThat(erp.delete("customers", "never-seen", "1.11").status()).isEqualTo(204);
        assertThat(target.bySource("customers", "a")).isEmpty();
        assertThat(target.journal("a"))
                .extracting(AppliedWrite::operation)
                .containsExactly(Operation.CREATED, Operation.DELETED);
    }

    @Test
    void refusesADeletionOlderThanTheRow() {
        erp.putCustomer("a", "1.10", CUSTOMER);

        assertThat(erp.delete("customers", "a", "1.9").code()).isEqualTo("stale_version");
        assertThat(target.bySource("customers", "a")).isPresent();
    }

    @Test
    void deletesWhateverIsThereWhenNoVersionIsGiven() {
        erp.putCustomer("a", "1.10", CUSTOMER);

        assertThat(erp.send(erp.request("/api/customers/by-source/a").DELETE()).status())
                .isEqualTo(204);
        assertThat(erp.putCustomer("a", "1.9", CUSTOMER).code()).isEqualTo("stale_version");
    }

    @Test
    void keepsTheVersionInATombstoneSoThatALateWriteDoesNotResurrectTheRow() {
        erp.putCustomer("a", "1.10", CUSTOMER);
        erp.delete("customers", "a", "1.12");

        Reply late = erp.putCustomer("a", "1.11", CUSTOMER);

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body().at("/storedVersion").asString()).isEqualTo("1.12");
        assertThat(late.body().has("number")).isFalse();
        assertThat(target.bySource("customers", "a")).isEmpty();
    }

    @Test
    void keepsATombstoneOfARowItNeverHad() {
        erp.delete("customers", "a", "1.12");

        assertThat(erp.putCustomer("a", "1.11", CUSTOMER).code()).isEqualTo("stale_version");
    }

    @Test
    void neverGivesANumberTwice() {
        erp.putCustomer("a", "1.10", CUSTOMER);
        erp.delete("customers", "a", "1.11");

        assertThat(erp.putCustomer("a", "1.12", CUSTOMER).number()).isEqualTo("C-100002");
        assertThat(erp.get("/api/customers/C-100001").status()).isEqualTo(404);
    }

    @Test
    void answersARepeatedDeletionFromItsKeyAlsoWhenTheRowIsBack() {
        erp.putCustomer("a", "1.10", CUSTOMER);
        assertThat(deleteWithKey("1.11").status()).isEqualTo(204);
        erp.putCustomer("a", "1.11", CUSTOMER);

        assertThat(deleteWithKey("1.11").header("Idempotency-Replayed")).contains("true");
        assertThat(target.bySource("customers", "a")).isPresent();
    }

    private Reply deleteWithKey(String version) {
        return erp.send(erp.request("/api/customers/by-source/a")
                .header("X-Source-Version", version)
                .header("Idempotency-Key", "delete-a")
                .DELETE());
    }
}
