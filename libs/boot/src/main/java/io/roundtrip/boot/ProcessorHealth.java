package io.roundtrip.boot;

import io.roundtrip.messaging.ProcessorState;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down while a queue does not answer. */
public final class ProcessorHealth implements HealthIndicator {

    private final Supplier<List<ProcessorState>> states;

    public ProcessorHealth(Supplier<List<ProcessorState>> states) {
        this.states = states;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        for (ProcessorState state : states.get()) {
            if (!state.connected()) {
                health.down();
            }
            health.withDetail(state.queue(), describe(state));
        }
        return health.build();
    }

    private static String describe(ProcessorState state) {
        String mood = state.paused() ? "paused" : state.connected() ? "receiving" : "not connected";
        return mood + state.lastError().map(error -> ": " + error).orElse("");
    }
}
