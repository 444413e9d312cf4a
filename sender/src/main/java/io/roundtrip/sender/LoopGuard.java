package io.roundtrip.sender;

import io.roundtrip.dataverse.Row;
import io.roundtrip.mapping.TableMapping;
import io.roundtrip.messaging.Category;
import io.roundtrip.messaging.Stage;
import io.roundtrip.schema.failures.FailureCause;
import io.roundtrip.schema.failures.FailureContext;
import io.roundtrip.schema.failures.FailureEvent;
import io.roundtrip.schema.failures.FailureKey;
import io.roundtrip.schema.failures.FailureReport;
import io.roundtrip.schema.failures.Failures;
import java.util.Optional;

/** Stops a row that changes whenever it is acknowledged, and says so. */
final class LoopGuard {

    private final Failures failures;

    LoopGuard(Failures failures) {
        this.failures = failures;
    }

    void park(TableMapping mapping, Row row, int rounds) {
        FailureKey key = new FailureKey(mapping.name(), row.id());
        FailureCause cause = new FailureCause(
                Stage.ACKNOWLEDGE,
                Category.LOOP,
                "the record changes whenever it is confirmed",
                rounds + " rounds since the last change by anybody else: a plug-in, flow or calculated column changes a"
                        + " mapped column");
        FailureContext context = new FailureContext(
                mapping.target(),
                mapping.table(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                key.id().toString());
        FailureReport report = new FailureReport(key, cause, context, rounds, Optional.empty());
        failures.report(report, new FailureEvent.Parked(Noticing.version(row), 0));
    }
}
