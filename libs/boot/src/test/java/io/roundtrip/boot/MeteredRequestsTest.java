package io.roundtrip.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.test.simple.SimpleSpan;
import io.micrometer.tracing.test.simple.SimpleTracer;
import io.roundtrip.dataverse.RequestObserver.Attempt;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MeteredRequestsTest {

    private static final UUID CORRELATION = UUID.fromString("6d9c2e58-4a6b-4e5e-9a3c-2f6f5a0b7c11");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SimpleTracer tracer = new SimpleTracer();
    private final MeteredRequests requests = new MeteredRequests(registry());

    private ObservationRegistry registry() {
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig()
                .observationHandler(new DefaultMeterObservationHandler(meters))
                .observationHandler(new DefaultTracingObservationHandler(tracer));
        return registry;
    }

    @Test
    void timesEachAttemptByTableAndOutcome() {
        attempt("account", "429");
        attempt("account", "200");
        attempt("account", "200");
        attempt("", "lost");

        assertThat(timer("account", "200").count()).isEqualTo(2);
        assertThat(timer("account", "429").count()).isEqualTo(1);
        assertThat(timer("none", "lost").count()).isEqualTo(1);
    }

    @Test
    void spansEachAttemptUnderTheCorrelationIdOfItsRequest() {
        attempt("contact", "204");

        SimpleSpan span = tracer.onlySpan();
        assertThat(span.getName()).isEqualTo("dataverse PATCH");
        assertThat(span.getTags())
                .containsAllEntriesOf(Map.of(
                        "table",
                        "contact",
                        "outcome",
                        "204",
                        "user",
                        "sender",
                        "correlation-id",
                        CORRELATION.toString()));
        assertThat(span.getEndTimestamp()).isAfterOrEqualTo(span.getStartTimestamp());
    }

    @Test
    void keepsTheCorrelationIdOutOfTheMetric() {
        attempt("contact", "204");

        assertThat(timer("contact", "204").getId().getTags())
                .noneMatch(tag -> tag.getKey().equals("correlation-id"));
    }

    private void attempt(String table, String outcome) {
        requests.started(new Attempt("PATCH", table, "sender", 1, CORRELATION)).ended(outcome);
    }

    private Timer timer(String table, String outcome) {
        return meters.get("roundtrip.dataverse.requests")
                .tags("table", table, "outcome", outcome)
                .timer();
    }
}
