package io.roundtrip.simulators.target;

import static io.roundtrip.simulators.target.Erp.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.roundtrip.simulators.target.Erp.Reply;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatedTargetFaultsTest {
    private final SimulatedTarget target = SimulatedTarget.builder().start();
    private final Erp erp = new Erp(target.url());

    @AfterEach
    void stop() {
        target.close();
    }

    @Test
    void answers503ToEverythingWhileItIsDown() {
        target.switchTo(Switches.none().withDown(true).withRetryAfterSeconds(7));

        Reply write = erp.putCustomer("a", "1.1", CUSTOMER);

        assertThat(write.status()).isEqualTo(503);
        assertThat(write.header("Retry-After")).contains("7");
        assertThat(erp.get("/api/customers").status()).isEqualTo(503);
        assertThat(erp.get("/health").status()).isEqualTo(503);
        assertThat(target.counts()).isEqualTo(new RequestCounts(0, 0, 0, 0, 1, 0));
    }

    @Test
    void sendsNoRetryAfterUnlessTold() {
        target.switchTo(Switches.none().withDown(true));

        assertThat(erp.putCustomer("a", "1.1", CUSTOMER).header("Retry-After")).isEmpty();
    }

    @Test
    void isDownForSomeRowsOnly() {
        target.switchTo(Switches.none().withDownForSourceIds(List.of("a")));

        assertThat(erp.putCustomer("a", "1.1", CUSTOMER).status()).isEqualTo(503);
        assertThat(erp.delete("customers", "a", "1.1").status()).isEqualTo(503);
        assertThat(erp.putCustomer("b", "1.1", CUSTOMER).status()).isEqualTo(201);
        assertThat(erp.get("/health").status()).isEqualTo(200);
    }

    @Test
    void losesTheAnswerButKeepsTheEffectForAsManyWritesAsTold() {
        target.switchTo(Switches.none().withDropAnswerAfterEffect(2));

        assertNoAnswer("a");
        assertNoAnswer("b");

        assertThat(erp.putCustomer("c", "1.1", CUSTOMER).status()).isEqualTo(201);
        assertThat(target.rows("customers")).hasSize(3);
        assertThat(target.counts()).isEqualTo(new RequestCounts(3, 0, 0, 0, 0, 2));
        assertThat(target.switches()).isEqualTo(Switches.none());
    }

    private void assertNoAnswer(String sourceId) {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> erp.exchange(erp.put("customers", sourceId, "1.1", CUSTOMER)));
    }

    @Test
    void givesTheLostAnswerToTheRepeat() {
        target.switchTo(Switches.none().withDropAnswerAfterEffect(1));
        assertNoAnswer("a");

        assertThat(erp.putCustomer("a", "1.1", CUSTOMER).status()).isEqualTo(201);
        assertThat(target.journal()).hasSize(1);
    }

    @Test
    void letsCallersWaitWhileItIsSlow() {
        target.switchTo(Switches.none().withSlowMillis(600_000));

        assertThatExceptionOfType(HttpTimeoutException.class)
                .isThrownBy(() ->
                        erp.exchange(erp.put("customers", "a", "1.1", CUSTOMER).timeout(Duration.ofMillis(300))));
        assertThat(target.journal()).isEmpty();
        assertThat(erp.get("/health").status()).isEqualTo(200);
    }

    @Test
    void answersAfterTheWait() {
        target.switchTo(Switches.none().withSlowMillis(120));

        long before = System.nanoTime();
        assertThat(erp.putCustomer("a", "1.1", CUSTOMER).status()).isEqualTo(201);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(120));
    }

    @Test
    void takesItsSwitchesOverHttp() {
        Reply set = erp.switches("""
                {"down":false,"slowMillis":5,"refuseNames":["x"],"downForSourceIds":["y"],"dropAnswerAfterEffect":3,"guard":"off"}""");

        Switches expected = new Switches(false, 5, List.of("x"), List.of("y"), 3, Guard.OFF, 0);
        assertThat(set.status()).isEqualTo(200);
        assertThat(target.switches()).isEqualTo(expected);
        assertThat(erp.get("/switches").body()).isEqualTo(set.body());
        assertThat(set.body().at("/guard").asString()).isEqualTo("off");
    }

    @Test
    void resetsSwitchesThatAreLeftOut() {
        erp.switches("{\"down\":true,\"slowMillis\":1}");
        erp.switches("{\"down\":true}");

        assertThat(target.switches()).isEqualTo(Switches.none().withDown(true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"dwon\":true} | dwon is no switch",
                "{\"slowMillis\":-1} | slowMillis -1 is outside 0..600000",
                "{\"guard\":\"maybe\"} | guard",
                "{\"down\":null} | down",
            })
    void refusesSwitchesThatMakeNoSense(String json, String message) {
        Reply reply = erp.switches(json);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message() + reply.field()).contains(message);
        assertThat(target.switches()).isEqualTo(Switches.none());
    }

    @Test
    void breaksOpenConnectionsWhenItCloses() {
        target.switchTo(Switches.none().withSlowMillis(600_000));
        var waiting = CompletableFuture.runAsync(() -> erp.putCustomer("a", "1.1", CUSTOMER));
        target.close();

        assertThat(waiting).failsWithin(Duration.ofSeconds(10));
    }
}
