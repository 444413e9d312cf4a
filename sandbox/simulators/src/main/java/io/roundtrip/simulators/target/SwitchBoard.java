package io.roundtrip.simulators.target;

/** The switches as they stand; taking a dropped answer counts it down. */
final class SwitchBoard {
    private Switches current = Switches.none();

    synchronized Switches current() {
        return current;
    }

    synchronized void set(Switches switches) {
        current = switches;
    }

    /** True for exactly as many callers as answers are to be dropped. */
    synchronized boolean takeDroppedAnswer() {
        int left = current.dropAnswerAfterEffect();
        if (left > 0) {
            current = current.withDropAnswerAfterEffect(left - 1);
        }
        return left > 0;
    }
}
