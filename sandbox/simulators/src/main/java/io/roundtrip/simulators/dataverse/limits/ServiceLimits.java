package io.roundtrip.simulators.dataverse.limits;

import java.time.Duration;

/**
 * The service protection limits of one user on one web server (documentation page "Service protection API limits").
 *
 * @param servers web servers of the environment, each of which counts for itself
 * @param penalty by which every request inside a Retry-After prolongs it, up to the window's length. The documentation says
 *     only that "the duration is extended".
 */
public record ServiceLimits(Budget budget, Cost cost, int servers, Duration penalty, Batches batches) {

    /** What a user may use up in a window, and how many requests may run at once. */
    public record Budget(int requests, Duration executionTime, int concurrent, Duration window) {
        public Budget {
            if (requests < 1 || concurrent < 1) {
                throw new IllegalArgumentException("A limit of requests is 1 or more");
            }
            if (executionTime.toMillis() < 1 || window.toMillis() < 1) {
                throw new IllegalArgumentException("Execution time and window are 1 ms or more");
            }
        }
    }

    /** Execution time that is charged besides the real one, because nothing takes long on one machine. */
    public record Cost(Duration perRequest, Duration perRow) {
        public static final Cost NONE = new Cost(Duration.ZERO, Duration.ZERO);

        public Cost {
            if (perRequest.isNegative() || perRow.isNegative()) {
                throw new IllegalArgumentException("A cost is not negative");
            }
        }

        Duration of(int rows) {
            return perRequest.plus(perRow.multipliedBy(rows));
        }
    }

    /** What is counted and refused: a whole batch, as documented, or each of its parts, which nothing excludes. */
    public enum Batches {
        WHOLE,
        EACH_PART
    }

    public ServiceLimits {
        if (servers < 1 || penalty.isNegative()) {
            throw new IllegalArgumentException("There is at least one web server, and a penalty is not negative");
        }
    }

    /** The documented defaults, on one web server. */
    public static ServiceLimits documented() {
        Budget budget = new Budget(6000, Duration.ofSeconds(1200), 52, Duration.ofSeconds(300));
        return of(budget);
    }

    public static ServiceLimits of(Budget budget) {
        return new ServiceLimits(budget, Cost.NONE, 1, Duration.ofSeconds(1), Batches.WHOLE);
    }

    /** The same rates in a shorter window: by 100, 60 requests and 12 s in 3 s. */
    public ServiceLimits scaledDownBy(int factor) {
        Budget scaled = new Budget(
                budget.requests / factor,
                budget.executionTime.dividedBy(factor),
                budget.concurrent,
                budget.window.dividedBy(factor));
        return new ServiceLimits(scaled, cost, servers, penalty, batches);
    }

    public ServiceLimits withCost(Cost charged) {
        return new ServiceLimits(budget, charged, servers, penalty, batches);
    }

    public ServiceLimits withServers(int count) {
        return new ServiceLimits(budget, cost, count, penalty, batches);
    }

    public ServiceLimits withPenalty(Duration extension) {
        return new ServiceLimits(budget, cost, servers, extension, batches);
    }

    public ServiceLimits countingBatches(Batches counted) {
        return new ServiceLimits(budget, cost, servers, penalty, counted);
    }
}
