package io.roundtrip.sender;

import io.roundtrip.mapping.Mappings;
import io.roundtrip.messaging.MessageCodec;
import io.roundtrip.messaging.Outgoing;
import io.roundtrip.messaging.SendOutcome;
import io.roundtrip.schema.failures.FailureQuery;
import io.roundtrip.schema.failures.FailureRow;
import io.roundtrip.schema.failures.FailureStatus;
import io.roundtrip.schema.failures.Failures;
import io.roundtrip.schema.mappings.MappingCache;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    RequestedRetries(Failures failures, Outbound outbound, MappingCache mappings, Notices notices) {
        this.failures = failures;
        this.outbound = outbound;
        this.mappings = mappings;
        this.notices = notices;
    }

    /** Sends at most {@code limit} of them; returns how many were asked for. */
    int sendRequested(int limit) {
        List<FailureRow> requested =
                failures.query(FailureQuery.in(FailureStatus.RETRY_REQUESTED).atMost(limit));
        Mappings current = mappings.current();
        Map<String, Map<FailureRow, Outgoing>> byTarget = new LinkedHashMap<>();
        for (FailureRow row : requested) {
            current.byName(row.key().mapping())
                    .ifPresent(mapping -> byTarget.computeIfAbsent(mapping.target(), target -> new LinkedHashMap<>())
                            .put(row, Outgoing.of(notices.ofRetry(mapping, row), codec)));
        }
        byTarget.forEach(this::send);
        return requested.size();
    }

    /** First the message, then the mark: a crash in between sends it again under the same MessageId. */
    private void send(String target, Map<FailureRow, Outgoing> retries) {
        List<FailureRow> rows = new ArrayList<>(retries.keySet());
        List<SendOutcome> outcomes = outbound.send(target, new ArrayList<>(retries.values()));
        for (int i = 0; i < rows.size(); i++) {
            if (outcomes.get(i).isAccepted()) {
                failures.retrySent(rows.get(i));
            } else {
                log.warn(
                        "Retry of failure {} could not be sent and is tried again: {}",
                        rows.get(i).key().id(),
                        outcomes.get(i));
            }
        }
    }
}
