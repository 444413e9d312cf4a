package io.roundtrip.simulators.dataverse.faults;

import io.roundtrip.simulators.dataverse.faults.Fault.Late;
import io.roundtrip.simulators.dataverse.faults.Fault.Reset;
import io.roundtrip.simulators.dataverse.faults.RequestMatch.Endpoint;
import io.roundtrip.simulators.dataverse.protocol.Call;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The script of what goes wrong. Faults are used up in the order in which they were set; one request meets one of them, and may
 * be late besides.
 */
public final class Faults {
    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    /** When a connection breaks or another answer is given. */
    public enum Moment {
        BEFORE_THE_EFFECT,
        AFTER_THE_EFFECT;

        String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
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
        Fault fail = Fault.failing(Failure.tooManyRequests(retryAfter));
        add(FaultScript.of(RequestMatch.any().user(user), fail).lasting(lasting));
    }

    /** Answers the next so many matching requests, or parts of a batch, with the failure, without any effect. */
    public void fail(RequestMatch match, Failure failure, int times) {
        add(FaultScript.of(match, Fault.failing(failure)).times(times));
    }

    /** Resets the connection of the next so many matching requests instead of answering. */
    public void reset(RequestMatch match, Moment moment, int times) {
        add(FaultScript.of(match, new Reset(moment)).times(times));
    }

    /** Answers the next so many matching requests late; the effect comes at once. */
    public void delay(RequestMatch match, Duration latency, int times) {
        add(FaultScript.of(match, Late.by(latency)).times(times));
    }

    public void add(FaultScript script) {
        add(Rule.of(script, script.lasting().map(clock.instant()::plus).orElse(Instant.MAX)));
    }

    /** Lets chance choose for every request to the Web API, the same for the same seed; returns what was chosen from. */
    public RandomFaults random(long seed, double rate, List<FaultKind> kinds) {
        RandomFaults chosen = new RandomFaults(RequestMatch.any(), seed, rate, kinds);
        random(chosen);
        return chosen;
    }

    public void random(RandomFaults chosen) {
        LOG.info("Random faults with seed {} and rate {}", chosen.seed(), chosen.rate());
        add(Rule.of(chosen));
    }

    public synchronized void clear() {
        rules.clear();
        quiet = true;
    }

    private synchronized void add(Rule rule) {
        rules.add(rule);
        quiet = false;
    }

    /** A script that is not used up. */
    public record Open(String fault, int left) {}

    public synchronized List<Open> open() {
        forgetUsedUp();
        return rules.stream().map(Rule::open).toList();
    }

    public Hit next(Endpoint endpoint, Call call) {
        return quiet ? Hit.NONE : nextHit(endpoint, call);
    }

    /** A part of a batch can be answered with a failure and nothing else. */
    public Hit nextOfPart(Call part) {
        return quiet ? Hit.NONE : nextFailure(part);
    }

    private synchronized Hit nextHit(Endpoint endpoint, Call call) {
        return firstOf(matching(endpoint, call));
    }

    private synchronized Hit nextFailure(Call part) {
        List<Rule> matching = matching(Endpoint.WEB_API, part).stream()
                .filter(Rule::hitsParts)
                .toList();
        return firstOf(matching);
    }

    /** Every rule counts the request, the one that hits it is used. */
    private static Hit firstOf(List<Rule> rules) {
        Hit hit = Hit.NONE;
        for (Rule rule : rules) {
            Hit before = hit;
            hit = rule.due().map(before::with).orElse(before);
            if (!hit.equals(before)) {
                rule.use();
            }
        }
        return hit;
    }

    private List<Rule> matching(Endpoint endpoint, Call call) {
        forgetUsedUp();
        return rules.stream().filter(rule -> rule.matches(endpoint, call)).toList();
    }

    private void forgetUsedUp() {
        Instant now = clock.instant();
        rules.removeIf(rule -> rule.isUsedUp(now));
        quiet = rules.isEmpty();
    }
}
