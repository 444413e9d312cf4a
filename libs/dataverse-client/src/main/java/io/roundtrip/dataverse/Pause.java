package io.roundtrip.dataverse;

import java.time.Duration;

/** Lets time pass; tests let their clock pass instead. */
@FunctionalInterface
interface Pause {

    void of(Duration duration) throws InterruptedException;

    /** Sleeps, rounded up to the next millisecond: a throttle window must not be left early. */
    static Pause sleeping() {
        return duration -> Thread.sleep(duration.plusNanos(999_999).toMillis());
    }
}
