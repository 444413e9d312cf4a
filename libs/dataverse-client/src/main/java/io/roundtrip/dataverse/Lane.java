package io.roundtrip.dataverse;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * One application user: its token, its Retry-After window, how many of its requests run at once, and what the service says
 * is left of its budget. Limits count per user ("Service protection API limits").
 */
final class Lane {

    private final String user;
    private final AccessTokens tokens;
    private final Surroundings surroundings;
    private Usage usage;
    private final Throttle throttle;
    private final Turns turns;
    private volatile int left = Integer.MAX_VALUE;

    Lane(String user, AccessTokens tokens, FreeTurns freed, Surroundings surroundings) {
        this.user = user;
        this.tokens = tokens;
        this.turns = new Turns(freed);
        this.surroundings = surroundings;
        this.usage = Usage.none(user, today());
        this.throttle = new Throttle(surroundings);
    }

    String user() {
        return user;
    }

    AccessTokens tokens() {
        return tokens;
    }

    Throttle throttle() {
        return throttle;
    }

    Turns turns() {
        return turns;
    }

    boolean isOpen() {
        return throttle.remaining().isZero();
    }

    /** Requests that the service will still take in this window, as it said last; many when it did not say. */
    int left() {
        return left;
    }

    void throttled(Duration retryAfter) {
        turns.throttled();
        throttle.closeFor(retryAfter);
    }

    void learnFrom(Outcome.Answered answered) {
        HttpAnswer answer = answered.answer();
        Hints hints = Hints.of(answer.headers());
        hints.requestsLeft().ifPresent(requests -> left = requests);
        if (answered.throttled()) {
            throttled(answer.retryAfter().orElse(Throttle.UNSAID));
        } else if (answer.status() == 503) {
            answer.retryAfter().ifPresent(throttle::closeFor);
        } else {
            turns.succeeded();
            hints.parallelism().ifPresent(turns::recommended);
        }
    }

    synchronized void spent(int operations) {
        usage = usage.plus(today(), operations);
    }

    /** Of today, also when nothing was sent today. */
    synchronized Usage usage() {
        return usage.day().equals(today()) ? usage : Usage.none(user, today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(surroundings.clock().instant(), ZoneOffset.UTC);
    }

    /** Of many requests refused at once, the first renews the token for all. */
    synchronized String tokenNewerThan(String refused) {
        String current = tokens.token();
        return current.equals(refused) ? tokens.renewed() : current;
    }
}
