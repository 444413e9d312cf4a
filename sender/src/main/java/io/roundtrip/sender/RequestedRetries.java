package io.roundtrip.sender;

import io.roundtrip.mapping.Mappings;
import io.roundtrip.mapping.TableMapping;
import io.roundtrip.messaging.Category;
import io.roundtrip.messaging.MessageCodec;
import io.roundtrip.messaging.Outgoing;
import io.roundtrip.messaging.SendOutcome;
import io.roundtrip.messaging.Stage;
import io.roundtrip.schema.failures.FailureCause;
import io.roundtrip.schema.failures.FailureEvent;
import io.roundtrip.schema.failures.FailureQuery;
import io.roundtrip.schema.failures.FailureReport;
import io.roundtrip.schema.failures.FailureRow;
import io.roundtrip.schema.failures.FailureState;
import io.roundtrip.schema.failures.FailureStatus;
import io.roundtrip.schema.failures.Failures;
import io.roundtrip.schema.mappings.MappingCache;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the retries that people, flows and rules have asked for. */
final class RequestedRetries {

    private static final Logger log = LoggerFactory.getLogger(RequestedRetries.class);

    private final Failures failures;
    private final Outbound outbound;
    private final MappingCache mappings;
    private final Notices notices;
    private final MessageCodec codec = new MessageCodec();
    private int waiting;

    RequestedRetries(Failures failures, Outbound outbound, MappingCache mappings, Notices notices) {
        this.failures = failures;
        this.outbound = outbound;
        this.mappings = mappings;
        this.notices = notices;
    }

    /** Sends about {@code limit} of them; returns how many were asked for. */
    int sendRequested(int limit) {
        List<FailureRow> requested =
                failures.query(FailureQuery.in(FailureStatus.RETRY_REQUESTED).atMost(limit + waiting));
        Mappings current = mappings.current();
        Map<String, Map<FailureRow, Outgoing>> byTarget = new LinkedHashMap<>();
        for (FailureRow row : requested) {
            Optional<TableMapping> mapping = current.byName(row.key().mapping());
            mapping.ifPresentOrElse(
                    found -> byTarget.computeIfAbsent(found.target(), target -> new LinkedHashMap<>())
                            .put(row, Outgoing.of(notices.ofRetry(found, row), codec)),
                    () -> unknownMapping(row));
        }
        waiting = 0;
        byTarget.forEach(this::send);
        return requested.size();
    }

    /** Nobody can answer such a retry, so it fails at once, as if its message had been refused. */
    private void unknownMapping(FailureRow row) {
        FailureState state = row.state();
        FailureCause cause = new FailureCause(
                Stage.SEND, Category.MAPPING, "the mapping " + row.key().mapping() + " does not exist", "");
        FailureReport report = new FailureReport(
                row.key(), cause, row.context(), row.progress().attempts(), Optional.empty());
        String messageId = row.key().id() + "/r" + state.retryNumber() + ".1";
        failures.report(
                report,
                new FailureEvent.DeadLettered(messageId, state.operation(), state.version(), state.retryNumber()));
    }

    /** First the message, then the mark: a crash in between sends it again under the same MessageId. */
    private void send(String target, Map<FailureRow, Outgoing> retries) {
        List<FailureRow> rows = new ArrayList<>(retries.keySet());
        List<SendOutcome> outcomes = outbound.send(target, new ArrayList<>(retries.values()));
        for (int i = 0; i < rows.size(); i++) {
            if (outcomes.get(i).isAccepted()) {
                failures.retrySent(rows.get(i));
            } else {
                waiting++; // so that they do not fill the next look
                log.debug("Retry of failure {} waits: {}", rows.get(i).key().id(), outcomes.get(i));
            }
        }
    }
}
