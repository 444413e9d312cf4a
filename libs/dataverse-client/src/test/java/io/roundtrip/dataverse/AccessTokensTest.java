package io.roundtrip.dataverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.roundtrip.dataverse.FakeEnvironment.Answer;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccessTokensTest {

    private static final UUID ID = UUID.fromString("60c4e274-0d87-e711-80e5-00155db19e6d");
    private static final Answer ROW = Answer.ok("{\"accountid\":\"" + ID + "\"}");

    private final FakeEnvironment environment = new FakeEnvironment();
    private final NumberedTokens tokens = new NumberedTokens();
    private final DataverseClient client = environment.client(tokens);

    @AfterEach
    void stop() {
        environment.close();
    }

    @Test
    void renewsARefusedTokenOnce() {
        environment.answers(Answer.error(401, "", "expired"), ROW);

        assertThat(client.find("account", ID, List.of())).isPresent();

        assertThat(environment.asked().get(0).header("Authorization")).isEqualTo("Bearer token-0");
        assertThat(environment.asked().get(1).header("Authorization")).isEqualTo("Bearer token-1");
    }

    @Test
    void isUnauthorizedWhenTheNewTokenIsRefusedToo() {
        environment.answers(Answer.error(401, "", "no"), Answer.error(401, "", "no"));

        DataverseException failure =
                catchThrowableOfType(DataverseException.class, () -> client.find("account", ID, List.of()));

        assertThat(failure.unauthorized()).isTrue();
        assertThat(failure.transientFailure()).isFalse();
        assertThat(environment.asked()).hasSize(2);
    }

    @Test
    void oneRenewalServesAllWhoWereRefusedAtOnce() throws Exception {
        client.table("account");
        CyclicBarrier together = new CyclicBarrier(4);
        environment.otherwise(request -> request.header("Authorization").endsWith("-0") ? refusal(together) : ROW);

        CompletableFuture.allOf(IntStream.range(0, 4)
                        .mapToObj(i -> CompletableFuture.runAsync(
                                () -> client.find("account", ID, List.of()), task -> new Thread(task).start()))
                        .toArray(CompletableFuture[]::new))
                .get(20, TimeUnit.SECONDS);

        assertThat(tokens.renewals).hasValue(1);
    }

    @Test
    void followsNoRedirectBecauseATokenWouldGoWithIt() {
        try (FakeEnvironment elsewhere = new FakeEnvironment()) {
            environment.otherwise(request -> new Answer(
                    302, "", java.util.Map.of("Location", elsewhere.url().toString() + "/x")));

            assertThatThrownBy(client::whoAmI).isInstanceOf(DataverseException.class);
            assertThat(elsewhere.asked()).isEmpty();
        }
    }

    private static Answer refusal(CyclicBarrier together) {
        try {
            together.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return Answer.error(401, "", "expired");
    }

    private static final class NumberedTokens implements AccessTokens {

        final AtomicInteger renewals = new AtomicInteger();

        @Override
        public String token() {
            return "token-" + renewals.get();
        }

        @Override
        public String renewed() {
            return "token-" + renewals.incrementAndGet();
        }
    }
}
