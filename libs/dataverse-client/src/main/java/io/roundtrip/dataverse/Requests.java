package io.roundtrip.dataverse;

import java.time.Duration;
import java.util.Optional;

/**
 * Carries out requests of one application user: each takes a turn, waits out a throttle window, carries a token, and is
 * repeated as long as that is safe, promising and within the request's deadline.
 */
final class Requests {

    private final HttpExchange exchange;
    private final AccessTokens tokens;
    private final Surroundings surroundings;
    private final Duration patience;
    private final Throttle throttle;
    private final Turns turns = new Turns();

    Requests(AccessTokens tokens, Surroundings surroundings, Duration requestTimeout) {
        this.exchange = new HttpExchange(surroundings, requestTimeout);
        this.tokens = tokens;
        this.surroundings = surroundings;
        this.patience = requestTimeout;
        this.throttle = new Throttle(surroundings);
    }

    /** The answer, of whatever status; throws a transient {@link DataverseException} when there is none. */
    HttpAnswer send(HttpCall call) {
        Deadline deadline = Deadline.in(patience, surroundings.clock());
        boolean lost = false;
        for (int attempt = 1; ; attempt++) {
            Outcome outcome = inTurn(call, deadline);
            Optional<Duration> pause = pauseAfter(attempt, call, outcome).filter(deadline::allows);
            if (pause.isEmpty()) {
                return outcome.answer().afterLostAttempt(lost);
            }
            lost |= outcome.effectUnknown();
            pause(call, pause.get());
        }
    }

    /** Notes a throttling that was answered to a part of a batch. */
    void throttled(Duration retryAfter) {
        turns.throttled();
        throttle.closeFor(retryAfter);
    }

    private Optional<Duration> pauseAfter(int attempt, HttpCall call, Outcome outcome) {
        if (outcome instanceof Outcome.Answered answered && answered.throttled()) {
            return Optional.of(throttle.remaining());
        }
        return RepeatPolicy.DEFAULT.pauseAfter(
                attempt, call, outcome, surroundings.random().nextDouble());
    }

    private Outcome inTurn(HttpCall call, Deadline deadline) {
        takeTurn(call, deadline);
        try {
            String token = tokens.token();
            Outcome outcome = once(call, token, deadline);
            return refusesToken(outcome) ? once(call, newerThan(token), deadline) : outcome;
        } finally {
            turns.giveBack();
        }
    }

    private void takeTurn(HttpCall call, Deadline deadline) {
        try {
            if (!turns.take(deadline.remaining())) {
                throw DataverseException.postponed(call.item(), "too many requests at once", throttle.remaining());
            }
        } catch (InterruptedException e) {
            throw Interruption.of(call.item(), e);
        }
    }

    /** The window is looked at last, when everything else is ready. */
    private Outcome once(HttpCall call, String token, Deadline deadline) {
        throttle.await(call.item(), deadline);
        Outcome outcome = exchange.exchange(call, token);
        if (outcome instanceof Outcome.Answered answered) {
            learnFrom(answered);
        }
        return outcome;
    }

    private void learnFrom(Outcome.Answered answered) {
        HttpAnswer answer = answered.answer();
        if (answered.throttled()) {
            throttled(answer.retryAfter().orElse(Throttle.UNSAID));
        } else if (answer.status() == 503) {
            answer.retryAfter().ifPresent(throttle::closeFor);
        } else {
            turns.succeeded();
            DopHint.of(answer.headers()).ifPresent(turns::recommended);
        }
    }

    private static boolean refusesToken(Outcome outcome) {
        return outcome instanceof Outcome.Answered answered && answered.answer().status() == 401;
    }

    /** Of many requests refused at once, the first renews the token for all. */
    private synchronized String newerThan(String refused) {
        String current = tokens.token();
        return current.equals(refused) ? tokens.renewed() : current;
    }

    private void pause(HttpCall call, Duration duration) {
        try {
            surroundings.pause().of(duration);
        } catch (InterruptedException e) {
            throw Interruption.of(call.item(), e);
        }
    }
}
