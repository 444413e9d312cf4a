package io.roundtrip.simulators.dataverse.faults;

import io.roundtrip.simulators.dataverse.protocol.Call;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The script of what goes wrong. Faults are used up in the order in which they were set. */
public final class Faults {

    /** When a connection breaks. */
    public enum Moment {
        BEFORE_THE_EFFECT,
        AFTER_THE_EFFECT
    }

    private sealed interface Effect permits Fail, Reset, Delay {}

    private record Fail(Failure failure) implements Effect {}

    private record Reset(Moment moment) implements Effect {}

    private record Delay(Duration duration) implements Effect {}

    private static final class Rule {
        private final RequestMatch match;
        private final Effect effect;
        private final Instant end;
        private int left;

        Rule(RequestMatch match, Effect effect, Instant end, int left) {
            this.match = match;
            this.effect = effect;
            this.end = end;
            this.left = left;
        }
    }

    private final Clock clock;
    private final List<Rule> rules = new ArrayList<>();
    private volatile boolean quiet = true;

    public Faults(Clock clock) {
        this.clock = clock;
    }

    /** Refuses every request of the user with 429 until the time has passed on the simulator's clock. */
    public void throttle(String user, Duration retryAfter, Duration lasting) {
        Fail fail = new Fail(Failure.tooManyRequests(retryAfter));
        add(new Rule(RequestMatch.any().user(user), fail, clock.instant().plus(lasting), Integer.MAX_VALUE));
    }

    /** Answers the next so many matching requests, or parts of a batch, with the failure, without any effect. */
    public void fail(RequestMatch match, Failure failure, int times) {
        add(new Rule(match, new Fail(failure), Instant.MAX, times));
    }

    /** Resets the connection of the next so many matching requests instead of answering. */
    public void reset(RequestMatch match, Moment moment, int times) {
        add(new Rule(match, new Reset(moment), Instant.MAX, times));
    }

    /** Answers the next so many matching requests late; the effect comes at once. */
    public void delay(RequestMatch match, Duration latency, int times) {
        add(new Rule(match, new Delay(latency), Instant.MAX, times));
    }

    public synchronized void clear() {
        rules.clear();
        quiet = true;
    }

    private synchronized void add(Rule rule) {
        rules.add(rule);
        quiet = false;
    }

    public Optional<Failure> failure(Call call) {
        return next(call, Fail.class).map(Fail::failure);
    }

    public Optional<Moment> reset(Call call) {
        return next(call, Reset.class).map(Reset::moment);
    }

    public Optional<Duration> delay(Call call) {
        return next(call, Delay.class).map(Delay::duration);
    }

    private <E extends Effect> Optional<E> next(Call call, Class<E> kind) {
        return quiet ? Optional.empty() : nextRule(call, kind);
    }

    private synchronized <E extends Effect> Optional<E> nextRule(Call call, Class<E> kind) {
        rules.removeIf(rule -> rule.left <= 0 || !clock.instant().isBefore(rule.end));
        quiet = rules.isEmpty();
        Optional<Rule> found = rules.stream()
                .filter(rule -> kind.isInstance(rule.effect) && rule.match.matches(call))
                .findFirst();
        found.ifPresent(rule -> rule.left--);
        return found.map(rule -> kind.cast(rule.effect));
    }
}
