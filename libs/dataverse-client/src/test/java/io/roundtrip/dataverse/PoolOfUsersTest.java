package io.roundtrip.dataverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.roundtrip.dataverse.FakeEnvironment.Answer;
import io.roundtrip.dataverse.FakeEnvironment.Asked;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PoolOfUsersTest {

    private static final UUID ID = UUID.fromString("60c4e274-0d87-e711-80e5-00155db19e6d");
    private static final Answer ROW = Answer.ok("{\"accountid\":\"" + ID + "\"}");
    private static final String LEFT = "x-ms-ratelimit-burst-remaining-xrm-requests";

    private final FakeEnvironment environment = new FakeEnvironment();
    private final List<String> seen = new ArrayList<>();
    private final DataverseClient client = environment.clientOf(this::watch, "one", "two");

    @AfterEach
    void stop() {
        environment.close();
    }

    @Test
    void aThrottledUserDoesNotStopTheOther() {
        environment.otherwise(request -> request.user().equals("one") ? Answer.throttled("300") : ROW);

        for (int i = 0; i < 10; i++) {
            client.find("account", ID, List.of());
        }

        assertThat(environment.asked())
                .filteredOn(asked -> asked.user().equals("one"))
                .hasSizeLessThanOrEqualTo(1);
        assertThat(environment.asked())
                .filteredOn(asked -> asked.user().equals("two"))
                .hasSize(10);
        assertThat(environment.pauses).as("nobody waited").isEmpty();
    }

    @Test
    void theUserWithTheMostLeftIsAsked() {
        environment.otherwise(request -> ROW.with(LEFT, request.user().equals("one") ? "10" : "5000"));
        for (int i = 0; i < 2; i++) {
            client.find("account", ID, List.of());
        }
        environment.asked();

        List<Asked> before = environment.asked();
        for (int i = 0; i < 5; i++) {
            client.find("account", ID, List.of());
        }

        assertThat(environment
                        .asked()
                        .subList(before.size(), environment.asked().size()))
                .extracting(Asked::user)
                .containsOnly("two");
    }

    @Test
    void whenAllAreThrottledTheFirstToComeFreeIsWaitedFor() {
        client.table("account");
        environment.answers(Answer.throttled("20"), Answer.throttled("7"), ROW);

        client.find("account", ID, List.of());

        assertThat(environment.pauses).containsExactly(Duration.ofSeconds(7));
        List<String> users = environment.asked().stream().map(Asked::user).toList();
        assertThat(users.get(0)).isNotEqualTo(users.get(1));
        assertThat(users.get(2)).isEqualTo(users.get(1));
    }

    @Test
    void aWindowLongerThanTheRequestMayWaitNamesTheShortest() {
        client.table("account");
        environment.answers(Answer.throttled("900"), Answer.throttled("300"));

        DataverseException failure =
                catchThrowableOfType(DataverseException.class, () -> client.find("account", ID, List.of()));
        DataverseException next =
                catchThrowableOfType(DataverseException.class, () -> client.find("account", ID, List.of()));

        assertThat(failure.throttled()).isTrue();
        assertThat(next.retryAfter()).contains(Duration.ofSeconds(300));
        assertThat(environment.asked()).hasSize(2);
    }

    @Test
    void aBusyUserLeavesTheWorkToTheOther() throws Exception {
        client.table("account");
        CountDownLatch release = new CountDownLatch(1);
        environment.otherwise(request -> {
            await(release);
            return ROW;
        });
        List<CompletableFuture<?>> running = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            running.add(CompletableFuture.runAsync(
                    () -> client.find("account", ID, List.of()), task -> new Thread(task).start()));
        }
        org.awaitility.Awaitility.await().until(() -> environment.asked().size() == 8);
        release.countDown();
        CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);

        assertThat(environment.asked())
                .filteredOn(asked -> asked.user().equals("one"))
                .hasSize(4);
    }

    @Test
    void countsRequestsAndRowsPerUserAndDay() {
        DataverseClient alone = environment.clientOf(RequestObserver.NONE, "one");
        alone.table("account");
        environment.otherwise(request -> request.method().equals("POST") ? Answer.ok("{\"Ids\":[]}") : ROW);
        alone.find("account", ID, List.of());
        alone.createMultiple("account", List.of(row(), row(), row()));

        LocalDate today = LocalDate.parse("2026-01-31");
        assertThat(alone.usage()).containsExactly(new Usage("one", today, 3, 5));

        environment.clock.tick(Duration.ofDays(1));
        assertThat(alone.usage()).containsExactly(new Usage("one", today.plusDays(1), 0, 0));
    }

    @Test
    void eachAttemptIsToldToTheObserver() {
        client.table("account");
        seen.clear();
        environment.answers(Answer.throttled("1"), Answer.error(503, "", "down"), ROW);

        client.find("account", ID, List.of());

        assertThat(seen).containsExactly("GET account 1 429", "GET account 1 503", "GET account 1 200");
        assertThat(environment.asked())
                .extracting(asked -> asked.header("x-ms-correlation-request-id"))
                .containsOnly(environment.asked().get(0).header("x-ms-correlation-request-id"));
        assertThat(environment.asked())
                .extracting(asked -> asked.header("x-ms-client-request-id"))
                .doesNotHaveDuplicates();
    }

    private RequestObserver.Running watch(RequestObserver.Attempt attempt) {
        return outcome -> {
            synchronized (seen) {
                seen.add(attempt.method() + " " + attempt.table() + " " + attempt.operations() + " " + outcome);
            }
        };
    }

    private static NewRow row() {
        return new NewRow(UUID.randomUUID(), Map.of());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
