package io.roundtrip.boot;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.roundtrip.dataverse.RequestObserver;

/**
 * A timer and, where tracing is on, a span for each attempt of a request: {@code roundtrip.dataverse.requests} by method,
 * table, application user and outcome. The correlation id is in the span only, because every request has another.
 */
final class MeteredRequests implements RequestObserver {

    private static final String NAME = "roundtrip.dataverse.requests";

    private final ObservationRegistry registry;

    MeteredRequests(ObservationRegistry registry) {
        this.registry = registry;
    }

    @Override
    public Running started(Attempt attempt) {
        Observation observation = Observation.createNotStarted(NAME, registry)
                .contextualName("dataverse " + attempt.method())
                .lowCardinalityKeyValue("method", attempt.method())
                .lowCardinalityKeyValue("table", attempt.table().isEmpty() ? "none" : attempt.table())
                .lowCardinalityKeyValue("user", attempt.user())
                .highCardinalityKeyValue(
                        "correlation-id", attempt.correlationId().toString())
                .start();
        return outcome -> observation.lowCardinalityKeyValue("outcome", outcome).stop();
    }
}
