package io.roundtrip.delivery;

import io.roundtrip.dataverse.Row;
import io.roundtrip.messaging.Category;
import io.roundtrip.messaging.Failure;
import io.roundtrip.messaging.HandlingResult;
import io.roundtrip.messaging.Notification;
import io.roundtrip.messaging.Stage;
import io.roundtrip.schema.failures.FailureCause;
import io.roundtrip.schema.failures.FailureContext;
import io.roundtrip.schema.failures.FailureEvent;
import io.roundtrip.schema.failures.FailureKey;
import io.roundtrip.schema.failures.FailureReport;
import io.roundtrip.schema.failures.FailureStatus;
import io.roundtrip.schema.failures.Failures;
import java.util.Optional;
import java.util.function.Predicate;

/** A row whose required parent the target does not know: it waits as a failure row, its message is done. */
final class Parking {

    private static final String RULE = "Roundtrip: the parent has arrived";

    private final Failures failures;
    private final RecordNames names;
    private final Predicate<Outcome.Parked> parentArrived;

    /** @param parentArrived reads the parent again */
    Parking(Failures failures, RecordNames names, Predicate<Outcome.Parked> parentArrived) {
        this.failures = failures;
        this.names = names;
        this.parentArrived = parentArrived;
    }

    HandlingResult park(Notification notification, Outcome.Parked parked) {
        FailureReport report = report(notification, parked);
        failures.report(report, new FailureEvent.Parked(parked.snapshot().version(), notification.retryNumber()));
        // last: an acknowledgement of the parent between our first look and the store found nothing to release; also
        // where
        // the row was parked already, because whoever parked it may have died before this line
        failures.find(report.key())
                .filter(row -> row.state().status() == FailureStatus.PARKED && parentArrived.test(parked))
                .ifPresent(row -> failures.requestRetry(row.key().id(), RULE));
        return HandlingResult.done();
    }

    private FailureReport report(Notification notification, Outcome.Parked parked) {
        Row row = parked.snapshot().row();
        FailureCause cause = new FailureCause(
                Stage.TRANSFORM,
                Category.MISSING_PARENT,
                "its " + parked.parent().table() + " is not at " + notification.target() + " yet",
                "Waits for " + parked.parent().table() + " " + parked.parent().id() + " of mapping "
                        + parked.parentMapping());
        FailureContext context = new FailureContext(
                notification.target(),
                notification.table(),
                names.of(row),
                row.instant("createdon"),
                Optional.empty(),
                Optional.of(parked.parent()),
                notification.correlationId());
        FailureKey key = new FailureKey(notification.mapping(), notification.rowId());
        return new FailureReport(key, cause, context, notification.attempt(), Optional.empty());
    }

    /** A failure with what its snapshot tells of the row, for whoever stores it. */
    Failure described(Outcome.Failed failed) {
        return failed.snapshot() instanceof Snapshot.Alive alive
                ? failed.why()
                        .withRow(
                                Optional.of(alive.version()),
                                names.of(alive.row()),
                                alive.row().instant("createdon"))
                : failed.why();
    }
}
