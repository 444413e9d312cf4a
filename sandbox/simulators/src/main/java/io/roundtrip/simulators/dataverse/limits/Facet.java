package io.roundtrip.simulators.dataverse.limits;

import io.roundtrip.simulators.dataverse.limits.ServiceLimits.Budget;
import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import java.time.Duration;
import java.util.Locale;

/** The three things that are limited, with their codes and texts (documentation page "Service protection API limits"). */
enum Facet {
    REQUESTS("0x80072322") {
        @Override
        String message(Budget budget) {
            return "Number of requests exceeded the limit of %d over time window of %d seconds."
                    .formatted(budget.requests(), budget.window().toSeconds());
        }
    },
    EXECUTION_TIME("0x80072321") {
        @Override
        String message(Budget budget) {
            String limit =
                    String.format(Locale.ROOT, "%,d", budget.executionTime().toMillis());
            return "Combined execution time of incoming requests exceeded limit of %s milliseconds over time window of %d seconds. Decrease number of concurrent requests or reduce the duration of requests and try again later."
                    .formatted(limit, budget.window().toSeconds());
        }
    },
    CONCURRENT_REQUESTS("0x80072326") {
        @Override
        String message(Budget budget) {
            return "Number of concurrent requests exceeded the limit of %d.".formatted(budget.concurrent());
        }
    };

    private final String code;

    Facet(String code) {
        this.code = code;
    }

    abstract String message(Budget budget);

    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Whole seconds, rounded up: who waits for so long is let in. */
    Answer refusal(Budget budget, Duration wait) {
        long seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
        return Answer.of(new Refusal(429, code, message(budget))).with("Retry-After", Long.toString(seconds));
    }
}
