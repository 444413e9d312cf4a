package io.roundtrip.simulators.target;

import java.util.List;

/**
 * The faults to play. Same JSON as {@code PUT /switches}; a field left out there has its value of {@link #none()}.
 *
 * @param down every call of the API is answered 503, and so is the health check
 * @param slowMillis how long every call of the API waits before anything else happens, 0 to 600,000
 * @param refuseNames customers of these names, and contacts of these display names, are refused with 422
 * @param downForSourceIds writes of these rows are answered 503
 * @param dropAnswerAfterEffect the next so many writes take effect and their connection is closed without an answer
 * @param retryAfterSeconds sent as {@code Retry-After} with every 503; 0 sends none
 */
public record Switches(
        boolean down,
        int slowMillis,
        List<String> refuseNames,
        List<String> downForSourceIds,
        int dropAnswerAfterEffect,
        Guard guard,
        int retryAfterSeconds) {
    private static final int LONGEST_WAIT = 600_000;

    public Switches {
        inRange("slowMillis", slowMillis, LONGEST_WAIT);
        inRange("dropAnswerAfterEffect", dropAnswerAfterEffect, Integer.MAX_VALUE);
        inRange("retryAfterSeconds", retryAfterSeconds, LONGEST_WAIT);
        refuseNames = List.copyOf(refuseNames);
        downForSourceIds = List.copyOf(downForSourceIds);
    }

    private static void inRange(String name, int value, int max) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException("%s %d is outside 0..%d".formatted(name, value, max));
        }
    }

    /** No fault, guard on. */
    public static Switches none() {
        return new Switches(false, 0, List.of(), List.of(), 0, Guard.ON, 0);
    }

    public Switches withDown(boolean value) {
        return new Switches(
                value, slowMillis, refuseNames, downForSourceIds, dropAnswerAfterEffect, guard, retryAfterSeconds);
    }

    public Switches withSlowMillis(int value) {
        return new Switches(
                down, value, refuseNames, downForSourceIds, dropAnswerAfterEffect, guard, retryAfterSeconds);
    }

    public Switches withRefuseNames(List<String> value) {
        return new Switches(down, slowMillis, value, downForSourceIds, dropAnswerAfterEffect, guard, retryAfterSeconds);
    }

    public Switches withDownForSourceIds(List<String> value) {
        return new Switches(down, slowMillis, refuseNames, value, dropAnswerAfterEffect, guard, retryAfterSeconds);
    }

    public Switches withDropAnswerAfterEffect(int value) {
        return new Switches(down, slowMillis, refuseNames, downForSourceIds, value, guard, retryAfterSeconds);
    }

    public Switches withGuard(Guard value) {
        return new Switches(
                down, slowMillis, refuseNames, downForSourceIds, dropAnswerAfterEffect, value, retryAfterSeconds);
    }

    public Switches withRetryAfterSeconds(int value) {
        return new Switches(down, slowMillis, refuseNames, downForSourceIds, dropAnswerAfterEffect, guard, value);
    }
}
