package io.roundtrip.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final FreeTurns freed = new FreeTurns();
    private final Turns turns = new Turns(freed);

    @Test
    void growsByOnePerRoundAndHalvesWhenThrottled() {
        assertThat(turns.limit()).isEqualTo(4);
        succeed(5);
        assertThat(turns.limit()).isEqualTo(5);
        turns.throttled();
        assertThat(turns.limit()).isEqualTo(2);
        turns.throttled();
        turns.throttled();
        assertThat(turns.limit()).isEqualTo(1);
        succeed(10_000);
        assertThat(turns.limit()).isEqualTo(Turns.MOST);
    }

    @Test
    void staysWithinTheRecommendation() {
        succeed(100);
        turns.recommended(3);
        assertThat(turns.limit()).isEqualTo(3);
        succeed(100);
        assertThat(turns.limit()).isEqualTo(3);
        turns.recommended(5_000);
        succeed(10_000);
        assertThat(turns.limit()).isEqualTo(Turns.MOST);
    }

    @Test
    void givesNoTurnBeyondTheLimitUntilOneIsGivenBack() throws Exception {
        turns.recommended(1);
        assertThat(turns.take()).isTrue();
        assertThat(turns.take()).isFalse();

        long seen = freed.count();
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> changesWithinTenSeconds(seen));
        turns.giveBack();

        assertThat(waiting.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(turns.take()).isTrue();
        assertThat(freed.awaitChangeAfter(freed.count(), Duration.ZERO)).isFalse();
    }

    private boolean changesWithinTenSeconds(long seen) {
        try {
            return freed.awaitChangeAfter(seen, Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void succeed(int times) {
        for (int i = 0; i < times; i++) {
            turns.succeeded();
        }
    }
}
