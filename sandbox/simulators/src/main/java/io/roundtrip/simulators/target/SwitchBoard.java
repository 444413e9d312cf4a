package io.roundtrip.simulators.target;

import java.util.concurrent.atomic.AtomicReference;

/** The switches as they stand; taking a dropped answer counts it down. */
final class SwitchBoard {
    private final AtomicReference<Switches> current = new AtomicReference<>(Switches.none());

    Switches current() {
        return current.get();
    }

    void set(Switches switches) {
        current.set(switches);
    }

    /** True for exactly as many callers as answers are to be dropped. */
    boolean takeDroppedAnswer() {
        return current.getAndUpdate(SwitchBoard::oneLess).dropAnswerAfterEffect() > 0;
    }

    private static Switches oneLess(Switches switches) {
        int left = switches.dropAnswerAfterEffect();
        return left > 0 ? switches.withDropAnswerAfterEffect(left - 1) : switches;
    }
}
