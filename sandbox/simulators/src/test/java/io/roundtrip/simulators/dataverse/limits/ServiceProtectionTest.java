package io.roundtrip.simulators.dataverse.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.Batches;
import io.roundtrip.simulators.dataverse.Documented;
import io.roundtrip.simulators.dataverse.RunningDataverse;
import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.WebApi.Reply;
import io.roundtrip.simulators.dataverse.faults.RequestMatch;
import io.roundtrip.simulators.dataverse.limits.ServiceLimits.Budget;
import io.roundtrip.simulators.dataverse.limits.ServiceLimits.Cost;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ServiceProtectionTest {
    @RegisterExtension
    static final RunningDataverse running = new RunningDataverse();

    private static final ServiceLimits SCALED = ServiceLimits.documented().scaledDownBy(100);

    private final SimulatedDataverse dataverse = running.dataverse;
    private final Limits limits = dataverse.limits();
    private final WebApi kim = running.as("kim.demo");
    private final WebApi alex = running.as("alex.demo");

    @AfterEach
    void off() {
        limits.off();
        dataverse.faults().clear();
    }

    private static ServiceLimits requests(int count, Duration window) {
        return ServiceLimits.of(new Budget(count, Duration.ofHours(1), 52, window));
    }

    private static Reply get(WebApi user) {
        return user.get("WhoAmI");
    }

    private static List<Integer> statuses(WebApi user, int count) {
        return IntStream.range(0, count).mapToObj(i -> get(user).status()).toList();
    }

    @Test
    void nothingIsLimitedUntilLimitsAreSet() {
        assertThat(statuses(kim, 70)).containsOnly(200);
        assertThat(get(kim).header("x-ms-ratelimit-burst-remaining-xrm-requests"))
                .isEqualTo("5999");
    }

    @Test
    void theDocumentedTextBelongsToTheDocumentedNumbers() {
        limits.set(requests(1, Duration.ofSeconds(300)));
        get(kim);
        assertThat(get(kim).body())
                .isEqualTo(
                        Documented.text("429-number-of-requests.json").strip().replace("6000", "1"));
    }

    @Test
    void refusesTheRequestThatExceedsTheWindow() {
        limits.set(SCALED);
        assertThat(statuses(kim, 60)).containsOnly(200);
        Reply refused = get(kim);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.errorCode()).isEqualTo("0x80072322");
        assertThat(refused.errorMessage())
                .isEqualTo("Number of requests exceeded the limit of 60 over time window of 3 seconds.");
        assertThat(refused.header("Retry-After")).isEqualTo("3");
        assertThat(refused.header("x-ms-ratelimit-burst-remaining-xrm-requests"))
                .isEqualTo("0");
        assertThat(get(alex).status()).as("another user").isEqualTo(200);
        running.clock.tick(Duration.ofSeconds(4));
        assertThat(get(kim).status()).isEqualTo(200);
    }

    @Test
    void theWindowSlides() {
        limits.set(SCALED);
        statuses(kim, 30);
        running.clock.tick(Duration.ofMillis(1500));
        statuses(kim, 30);
        running.clock.tick(Duration.ofMillis(1500));
        assertThat(statuses(kim, 30)).containsOnly(200);
        Reply refused = get(kim);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("2");
    }

    @Test
    void whoPushesOnIsToldToWaitLongerUpToTheWindow() {
        limits.set(requests(1, Duration.ofSeconds(10)));
        get(kim);
        running.clock.tick(Duration.ofSeconds(7));
        List<String> waits =
                Stream.generate(() -> get(kim).header("Retry-After")).limit(9).toList();
        assertThat(waits).containsExactly("3", "4", "5", "6", "7", "8", "9", "10", "10");
        running.clock.tick(Duration.ofSeconds(9));
        assertThat(get(kim).status()).isEqualTo(429);
        running.clock.tick(Duration.ofSeconds(10));
        assertThat(get(kim).status()).isEqualTo(200);
    }

    @Test
    void chargesExecutionTimeAndTellsWhatIsLeft() {
        limits.set(ServiceLimits.documented().withCost(new Cost(Duration.ofMillis(30), Duration.ZERO)));
        Reply first = get(kim);
        assertThat(first.header("x-ms-ratelimit-burst-remaining-xrm-requests")).isEqualTo("5999");
        assertThat(first.header("x-ms-ratelimit-time-remaining-xrm-requests")).isEqualTo("1,199.97");
        limits.set(SCALED.withCost(new Cost(Duration.ofSeconds(6), Duration.ZERO)));
        assertThat(statuses(kim, 2)).containsOnly(200);
        Reply refused = get(kim);
        assertThat(refused.errorCode()).isEqualTo("0x80072321");
        assertThat(refused.errorMessage())
                .isEqualTo("Combined execution time of incoming requests exceeded limit of 12,000 milliseconds over"
                        + " time window of 3 seconds. Decrease number of concurrent requests or reduce the duration"
                        + " of requests and try again later.");
        assertThat(refused.header("x-ms-ratelimit-time-remaining-xrm-requests")).isEqualTo("0.00");
        running.clock.tick(Duration.ofSeconds(3));
        assertThat(get(kim).status()).isEqualTo(200);
    }

    @Test
    void aBulkMessageIsOneRequestButItsRowsTakeTime() {
        limits.set(SCALED.withCost(new Cost(Duration.ZERO, Duration.ofSeconds(1))));
        String target = "{\"@odata.type\":\"Microsoft.Dynamics.CRM.contact\",\"lastname\":\"Bulk\"}";
        Reply created = kim.post(
                "contacts/Microsoft.Dynamics.CRM.CreateMultiple", "{\"Targets\":[" + target + "," + target + "]}");
        assertThat(created.header("x-ms-ratelimit-burst-remaining-xrm-requests"))
                .isEqualTo("59");
        assertThat(created.header("x-ms-ratelimit-time-remaining-xrm-requests")).isEqualTo("10.00");
    }

    @Test
    void aBatchIsOneRequestButItsRowsTakeTime() {
        limits.set(SCALED.withCost(new Cost(Duration.ZERO, Duration.ofSeconds(1))));
        Reply batch = Batches.ofContacts(kim, "One", "Two", "Three");
        assertThat(batch.header("x-ms-ratelimit-burst-remaining-xrm-requests")).isEqualTo("59");
        assertThat(batch.header("x-ms-ratelimit-time-remaining-xrm-requests")).isEqualTo("9.00");
    }

    @Test
    void partsOfABatchAreRefusedOneByOneWhereAskedFor() {
        limits.set(requests(2, Duration.ofSeconds(9)).countingBatches(ServiceLimits.Batches.EACH_PART));
        int before = dataverse.count("contact");
        Reply batch = Batches.ofContacts(kim, "One", "Two", "Three", "Four");
        assertThat(batch.status()).isEqualTo(200);
        assertThat(Batches.statuses(batch)).containsExactly(204, 204, 429, 429);
        assertThat(batch.body()).contains("Retry-After: 9").contains("0x80072322");
        assertThat(dataverse.count("contact")).isEqualTo(before + 2);
    }

    @Test
    void moreRequestsAtOnceThanAllowedAreRefusedWithoutClosingTheWindow() throws Exception {
        limits.set(ServiceLimits.of(new Budget(60, Duration.ofSeconds(12), 2, Duration.ofSeconds(3))));
        dataverse.faults().delay(RequestMatch.any().path("^contacts"), Duration.ofMillis(1500), 2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<Integer>> slow = new ArrayList<>();
        IntStream.range(0, 2)
                .forEach(i -> slow.add(threads.submit(() -> kim.get("contacts").status())));
        awaitRunning(2);
        Reply refused = get(kim);
        assertThat(refused.errorCode()).isEqualTo("0x80072326");
        assertThat(refused.errorMessage()).isEqualTo("Number of concurrent requests exceeded the limit of 2.");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(slow.get(0).get()).isEqualTo(200);
        assertThat(slow.get(1).get()).isEqualTo(200);
        awaitRunning(0);
        assertThat(get(kim).status()).isEqualTo(200);
        threads.shutdown();
    }

    private void awaitRunning(int wanted) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (limits.running("kim.demo") != wanted && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(limits.running("kim.demo")).isEqualTo(wanted);
    }

    @Test
    void everyServerHasItsOwnBudgetAndTheCookiePinsToOne() {
        limits.set(requests(2, Duration.ofSeconds(3)).withServers(2));
        Reply first = get(kim);
        List<String> cookies = first.response().headers().allValues("Set-Cookie");
        String affinity = cookies.get(0).substring(0, cookies.get(0).indexOf(';'));
        assertThat(affinity).startsWith("ARRAffinity=");
        assertThat(cookies.get(1)).startsWith("ReqClientId=");
        assertThat(kim.get("WhoAmI", "Cookie", "x=1; " + affinity).status()).isEqualTo(200);
        assertThat(kim.get("WhoAmI", "Cookie", affinity).status()).isEqualTo(429);
        assertThat(statuses(kim, 4)).as("taking turns").containsExactly(200, 429, 200, 429);
    }

    @Test
    void theRecommendedParallelismMayChange() {
        assertThat(get(kim).header("x-ms-dop-hint")).isEqualTo("4");
        limits.recommendParallelism(11);
        assertThat(get(kim).header("x-ms-dop-hint")).isEqualTo("11");
        limits.recommendParallelism(4);
    }

    @Test
    void everyRowThatIsWrittenCountsAsAnOperation() {
        LocalDate day = LocalDate.ofInstant(running.clock.instant(), running.clock.getZone());
        long before = limits.operations("kim.demo", day);
        get(kim);
        Batches.ofContacts(kim, "One", "Two", "Three");
        assertThat(limits.operations("kim.demo", day)).isEqualTo(before + 4);
        assertThat(limits.operations("kim.demo", day.plusDays(1))).isZero();
    }
}
