package io.roundtrip.simulators.dataverse.faults;

import io.roundtrip.simulators.dataverse.faults.Fault.Answered;
import io.roundtrip.simulators.dataverse.faults.RequestMatch.Endpoint;
import io.roundtrip.simulators.dataverse.protocol.Call;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongFunction;

/** A script or random faults, with what they have seen so far. Not safe for many threads. */
final class Rule {
    private final RequestMatch match;
    private final LongFunction<Optional<Fault>> choice;
    private final Uses uses;
    private int left;
    private long seen;

    private Rule(RequestMatch match, LongFunction<Optional<Fault>> choice, Uses uses) {
        this.match = match;
        this.choice = choice;
        this.uses = uses;
        this.left = uses.most();
    }

    /** How often, how long, and whether parts of a batch meet it as well. */
    private record Uses(String fault, int most, Instant end, boolean forParts) {}

    static Rule of(FaultScript script, Instant end) {
        return new Rule(
                script.match(),
                number -> Optional.of(script.fault()).filter(fault -> number >= script.from()),
                new Uses(script.fault().text(), script.times(), end, script.fault() instanceof Answered));
    }

    static Rule of(RandomFaults random) {
        return new Rule(
                random.match(),
                number -> random.at(number).map(FaultKind::fault),
                new Uses("random with seed " + random.seed(), Integer.MAX_VALUE, Instant.MAX, false));
    }

    boolean matches(Endpoint endpoint, Call call) {
        return match.matches(endpoint, call);
    }

    boolean hitsParts() {
        return uses.forParts();
    }

    boolean isUsedUp(Instant now) {
        return left <= 0 || !now.isBefore(uses.end());
    }

    /** Counts a matching request, and says what it would meet. */
    Optional<Fault> due() {
        seen++;
        return choice.apply(seen).map(fault -> fault.drawn(seen));
    }

    Faults.Open open() {
        return new Faults.Open(uses.fault(), left);
    }

    void use() {
        left--;
    }
}
