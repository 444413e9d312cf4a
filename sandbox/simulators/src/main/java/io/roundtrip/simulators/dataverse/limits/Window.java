package io.roundtrip.simulators.dataverse.limits;

import io.roundtrip.simulators.dataverse.limits.Admission.Refused;
import io.roundtrip.simulators.dataverse.limits.Admission.Remaining;
import io.roundtrip.simulators.dataverse.limits.ServiceLimits.Budget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** What one user did on one web server within the window that ends now. */
final class Window {
    private record Charge(Instant at, Duration time) {}

    private final ServiceLimits limits;
    private final Budget budget;
    private final Deque<Instant> arrivals = new ArrayDeque<>();
    private final Deque<Charge> charges = new ArrayDeque<>();
    private Duration spent = Duration.ZERO;
    private int running;
    private Instant closedUntil = Instant.MIN;
    private Facet closedBy = Facet.REQUESTS;

    Window(ServiceLimits limits) {
        this.limits = limits;
        this.budget = limits.budget();
    }

    /** Lets the request in, which {@link #leave} ends, or says why not. */
    synchronized Optional<Refused> enter(Instant now) {
        forgetBefore(now.minus(budget.window()));
        if (now.isBefore(closedUntil)) {
            closedUntil = earlier(closedUntil.plus(limits.penalty()), now.plus(budget.window()));
            return refused(closedBy, Duration.between(now, closedUntil));
        }
        if (running >= budget.concurrent()) {
            return refused(Facet.CONCURRENT_REQUESTS, limits.penalty());
        }
        return closed(now).or(() -> letIn(now));
    }

    /** The first two limits close the window until what exceeded them has left it. */
    private Optional<Refused> closed(Instant now) {
        if (arrivals.size() >= budget.requests()) {
            closedBy = Facet.REQUESTS;
            closedUntil = arrivals.getFirst().plus(budget.window());
        } else if (isOverspent(spent)) {
            closedBy = Facet.EXECUTION_TIME;
            closedUntil = affordableAt();
        } else {
            return Optional.empty();
        }
        return refused(closedBy, Duration.between(now, closedUntil));
    }

    private Optional<Refused> letIn(Instant now) {
        arrivals.addLast(now);
        running++;
        return Optional.empty();
    }

    private boolean isOverspent(Duration time) {
        return time.compareTo(budget.executionTime()) >= 0;
    }

    private Instant affordableAt() {
        Duration left = spent;
        Instant last = Instant.MIN;
        for (Charge charge : charges) {
            left = left.minus(charge.time());
            last = charge.at();
            if (!isOverspent(left)) {
                break;
            }
        }
        return last.plus(budget.window());
    }

    private Optional<Refused> refused(Facet facet, Duration wait) {
        return Optional.of(new Refused(facet.text(), facet.refusal(budget, wait)));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    synchronized void leave(Instant arrived, Instant now, int rows) {
        running--;
        Duration time = Duration.between(arrived, now).plus(limits.cost().of(rows));
        charges.addLast(new Charge(now, time));
        spent = spent.plus(time);
    }

    synchronized Remaining remaining(Instant now) {
        forgetBefore(now.minus(budget.window()));
        Duration time = budget.executionTime().minus(spent);
        return new Remaining(budget.requests() - arrivals.size(), time.isNegative() ? Duration.ZERO : time);
    }

    synchronized int running() {
        return running;
    }

    private void forgetBefore(Instant start) {
        while (!arrivals.isEmpty() && !arrivals.getFirst().isAfter(start)) {
            arrivals.removeFirst();
        }
        while (!charges.isEmpty() && !charges.getFirst().at().isAfter(start)) {
            spent = spent.minus(charges.removeFirst().time());
        }
    }
}
