package io.roundtrip.boot;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down while any loop fails, with each failing loop's reason and since when. */
public final class LoopsHealth implements HealthIndicator {

    private final Loops loops;

    public LoopsHealth(Loops loops) {
        this.loops = loops;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        loops.running()
                .forEach(loop -> loop.trouble()
                        .ifPresent(trouble -> health.down()
                                .withDetail(loop.name(), trouble.reason() + " (since " + trouble.since() + ")")));
        return health.build();
    }
}
