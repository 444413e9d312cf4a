package io.roundtrip.simulators.target;

/**
 * How the writes so far ended. {@code refused} counts 4xx answers to writes other than stale versions, {@code unavailable} 503 answers,
 * {@code unanswered} writes whose effect is there and whose answer was dropped (they count as applied too).
 */
public record RequestCounts(long applied, long replayed, long stale, long refused, long unavailable, long unanswered) {}
