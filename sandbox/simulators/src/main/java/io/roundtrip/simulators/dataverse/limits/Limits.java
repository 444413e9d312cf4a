package io.roundtrip.simulators.dataverse.limits;

import io.roundtrip.simulators.dataverse.limits.Admission.Refused;
import io.roundtrip.simulators.dataverse.limits.Admission.Remaining;
import io.roundtrip.simulators.dataverse.limits.ServiceLimits.Batches;
import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.protocol.Call;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Service protection limits, off until they are set, and the count of operations that a licence pays for. */
public final class Limits {
    private static final int DOP_HINT = 4;

    private final Clock clock;
    private final Entitlement entitlement = new Entitlement();
    private volatile Optional<Servers> servers = Optional.empty();
    private volatile int dopHint = DOP_HINT;
    private volatile int mostBytes = Integer.MAX_VALUE;

    public Limits(Clock clock) {
        this.clock = clock;
    }

    /** Limits every user from now on, with nothing used up. */
    public void set(ServiceLimits limits) {
        servers = Optional.of(new Servers(limits));
    }

    public void off() {
        servers = Optional.empty();
    }

    public Optional<ServiceLimits> current() {
        return servers.map(Servers::limits);
    }

    /** The recommended degree of parallelism that every answer tells ({@code x-ms-dop-hint}); it may change at any time. */
    public void recommendParallelism(int degree) {
        dopHint = degree;
    }

    public int dopHint() {
        return dopHint;
    }

    /** Requests with a longer body are refused with 413 from now on, without a body, because no page documents one. */
    public void limitBodies(int bytes) {
        mostBytes = bytes;
    }

    public int mostBytes() {
        return mostBytes;
    }

    /** Requests of the user that are being worked on, on all servers; 0 while nothing is limited. */
    public int running(String user) {
        return servers.map(some -> some.running(user)).orElse(0);
    }

    /** The user's operations on that day (UTC). */
    public long operations(String user, LocalDate day) {
        return entitlement.operations(user, day);
    }

    public Admission admit(Call call) {
        Optional<Servers> limited = servers;
        return limited.isEmpty() ? Admission.UNLIMITED : admit(call, limited.get());
    }

    private Admission admit(Call call, Servers limited) {
        int server = limited.serverFor(call.header("cookie"));
        Instant now = clock.instant();
        Window window = limited.window(call.caller().name(), server);
        boolean byPart = call.path().equals("$batch") && limited.limits().batches() == Batches.EACH_PART;
        return byPart
                ? new Admission(server, now, Optional.empty(), Optional.empty())
                : new Admission(server, now, Optional.of(window), window.enter(now));
    }

    /** Admits a part of a batch on the server of the batch, if parts are what is counted. */
    public Admission admitPart(Call call, Admission batch) {
        Optional<Servers> limited = servers.filter(some -> some.limits().batches() == Batches.EACH_PART);
        if (limited.isEmpty() || batch.server() == 0) {
            return batch.uncounted();
        }
        Instant now = clock.instant();
        Window window = limited.get().window(call.caller().name(), batch.server());
        Optional<Refused> refused = window.enter(now);
        return new Admission(batch.server(), now, Optional.of(window), refused);
    }

    /** The request has been answered; its time counts from now on. */
    public void finish(Admission admission, int rows) {
        if (admission.refused().isEmpty()) {
            admission.window().ifPresent(window -> window.leave(admission.at(), clock.instant(), rows));
        }
    }

    /** Empty while nothing is limited. */
    public Optional<Remaining> remaining(Call call, Admission admission) {
        return admission.server() == 0
                ? Optional.empty()
                : servers.map(some -> some.window(call.caller().name(), admission.server()))
                        .map(window -> window.remaining(clock.instant()));
    }

    /** Counts what the call did, whether it succeeded or not. */
    public void countOperations(Call call, Answer answer) {
        entitlement.count(call, answer, clock.instant());
    }
}
