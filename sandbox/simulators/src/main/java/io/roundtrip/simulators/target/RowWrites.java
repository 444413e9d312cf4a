package io.roundtrip.simulators.target;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.roundtrip.simulators.target.WriteOutcome.Applied;
import io.roundtrip.simulators.target.WriteOutcome.KeyReused;
import io.roundtrip.simulators.target.WriteOutcome.Refused;
import io.roundtrip.simulators.target.WriteOutcome.Replayed;
import io.roundtrip.simulators.target.WriteOutcome.Stale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Writes by source key: reads the headers and the body, lets the store decide, words the answer. */
final class RowWrites {
    private static final String VERSION = "X-Source-Version";
    private static final String KEY = "Idempotency-Key";

    private final TargetStore store;
    private final SwitchBoard switches;
    private final Counters counters;

    RowWrites(TargetStore store, SwitchBoard switches, Counters counters) {
        this.store = store;
        this.switches = switches;
        this.counters = counters;
    }

    Answer answer(Request request, RowKey row) {
        request.allow("PUT", "DELETE");
        if (switches.current().downForSourceIds().contains(row.sourceId())) {
            throw RefusedException.unavailable(switches.current());
        }
        return answer(store.write(request.method().equals("PUT") ? upsert(request, row) : deletion(request, row)));
    }

    private static Write upsert(Request request, RowKey row) {
        JsonNode body = request.json();
        SourceVersion version = version(request.requiredHeader(VERSION));
        return new Write(row, Optional.of(version), Optional.of(request.requiredHeader(KEY)), Optional.of(body));
    }

    /** Without a version nothing is compared: whoever saw only a tombstone of the source has none to give. */
    private static Write deletion(Request request, RowKey row) {
        Optional<SourceVersion> version = request.header(VERSION).map(RowWrites::version);
        return new Write(row, version, request.header(KEY), Optional.empty());
    }

    private static SourceVersion version(String text) {
        try {
            return SourceVersion.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new RefusedException(400, new Refusal("bad_version", VERSION + " is not <epoch>.<version>", VERSION));
        }
    }

    private Answer answer(WriteOutcome outcome) {
        if (outcome instanceof Applied applied) {
            counters.applied.incrementAndGet();
            return switches.takeDroppedAnswer() ? unanswered() : receipt(applied.write());
        } else if (outcome instanceof Replayed replayed) {
            counters.replayed.incrementAndGet();
            return receipt(replayed.write()).with("Idempotency-Replayed", "true");
        } else if (outcome instanceof Stale stale) {
            counters.stale.incrementAndGet();
            return Answer.of(409, StaleVersion.of(stale));
        } else if (outcome instanceof Refused refused) {
            throw new RefusedException(422, refused.refusal());
        } else if (outcome instanceof KeyReused) {
            throw new RefusedException(409, new Refusal("key_reused", KEY + " was used for another request", KEY));
        }
        return Answer.empty(204);
    }

    private Answer unanswered() {
        counters.unanswered.incrementAndGet();
        return Answer.silence();
    }

    private static Answer receipt(AppliedWrite write) {
        Receipt receipt = new Receipt(
                write.number(), write.sourceId(), write.sourceVersion().toString());
        return switch (write.operation()) {
            case CREATED -> Answer.of(201, receipt);
            case UPDATED -> Answer.of(200, receipt);
            case DELETED -> Answer.empty(204);
        };
    }

    private record Receipt(String number, String sourceId, String sourceVersion) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    private record StaleVersion(
            String code, String message, String field, String storedVersion, Optional<String> number) {
        static StaleVersion of(Stale stale) {
            String stored = stale.stored().toString();
            return new StaleVersion(
                    "stale_version", VERSION + " is older than " + stored, VERSION, stored, stale.number());
        }
    }
}
