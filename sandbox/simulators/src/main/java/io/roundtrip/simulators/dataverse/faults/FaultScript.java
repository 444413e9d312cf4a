package io.roundtrip.simulators.dataverse.faults;

import java.time.Duration;
import java.util.Optional;

/**
 * A fault for the requests that match, from the first so many of them on, so many times, for so long.
 *
 * @param from 1 for the first matching request after the script was added
 * @param lasting on the simulator's clock, from when the script was added
 */
public record FaultScript(RequestMatch match, Fault fault, int from, int times, Optional<Duration> lasting) {
    public FaultScript {
        if (from < 1 || times < 1) {
            throw new IllegalArgumentException("A fault hits from the first request on, at least once");
        }
    }

    /** Every matching request until the faults are cleared. */
    public static FaultScript of(RequestMatch match, Fault fault) {
        return new FaultScript(match, fault, 1, Integer.MAX_VALUE, Optional.empty());
    }

    public FaultScript from(int first) {
        return new FaultScript(match, fault, first, times, lasting);
    }

    public FaultScript times(int most) {
        return new FaultScript(match, fault, from, most, lasting);
    }

    public FaultScript lasting(Duration time) {
        return new FaultScript(match, fault, from, times, Optional.of(time));
    }
}
