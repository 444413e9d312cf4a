package io.roundtrip.ack;

import io.roundtrip.ack.AckDecision.AskForDelete;
import io.roundtrip.ack.AckDecision.CloseDelete;
import io.roundtrip.ack.AckDecision.NothingToPatch;
import io.roundtrip.ack.AckDecision.Patch;
import io.roundtrip.ack.AckDecision.ReadRow;
import io.roundtrip.ack.SourceRows.Patched;
import io.roundtrip.dataverse.DataverseException;
import io.roundtrip.mapping.Mappings;
import io.roundtrip.mapping.TableMapping;
import io.roundtrip.messaging.Acknowledgement;
import io.roundtrip.messaging.Category;
import io.roundtrip.messaging.Failure;
import io.roundtrip.messaging.FailureKind;
import io.roundtrip.messaging.HandlingResult;
import io.roundtrip.messaging.MessageHandler;
import io.roundtrip.messaging.Stage;
import io.roundtrip.schema.failures.DataverseRefusal;
import io.roundtrip.schema.failures.FailureRow;
import io.roundtrip.schema.mappings.MappingCache;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings an acknowledgement home: the target's id onto the source row, then the row's failure closed. */
final class AcknowledgementHandler implements MessageHandler<Acknowledgement> {

    private static final Logger log = LoggerFactory.getLogger(AcknowledgementHandler.class);
    private static final int MOST_RACES = 6;

    private final MappingCache mappings;
    private final SourceRows sourceRows;
    private final Closing closing;
    private final Children children;

    AcknowledgementHandler(MappingCache mappings, SourceRows sourceRows, Closing closing, Children children) {
        this.mappings = mappings;
        this.sourceRows = sourceRows;
        this.closing = closing;
        this.children = children;
    }

    @Override
    public HandlingResult handle(Acknowledgement ack) {
        Mappings current = known(ack.mapping());
        Optional<TableMapping> mapping = current.byName(ack.mapping());
        try {
            return mapping.map(found -> bringHome(ack, found, current)).orElseGet(() -> unknown(ack.mapping()));
        } catch (DataverseException refused) {
            return HandlingResult.failed(DataverseRefusal.failure(
                    refused, Stage.ACKNOWLEDGE, "the answer could not be written to Dataverse"));
        }
    }

    private Mappings known(String name) {
        Mappings current = mappings.current();
        return current.byName(name).isPresent() ? current : mappings.reloadNow();
    }

    private HandlingResult bringHome(Acknowledgement ack, TableMapping mapping, Mappings current) {
        AckFacts facts = Facts.of(ack, mapping);
        Optional<FailureRow> failure = facts.snapshot().isPresent() ? Optional.empty() : closing.before(ack);
        AckDecision decision = AckPolicy.first(facts);
        for (int race = 0; race < MOST_RACES; race++) {
            if (decision instanceof Patch patch) {
                Patched patched = sourceRows.patch(ack, mapping, patch);
                if (patched == Patched.DONE) {
                    return linked(ack, mapping, patch, current);
                }
                decision = patched == Patched.GONE ? AckPolicy.onGone(facts) : again(facts, ack, mapping);
            } else if (decision instanceof ReadRow) {
                decision = again(facts, ack, mapping);
            } else {
                return settled(ack, decision, new Home(mapping, current, failure));
            }
        }
        return HandlingResult.failed(Failure.of(
                FailureKind.TRANSIENT,
                Stage.ACKNOWLEDGE,
                Category.UNKNOWN,
                "the record is changed by others all the time"));
    }

    private AckDecision again(AckFacts facts, Acknowledgement ack, TableMapping mapping) {
        return sourceRows
                .read(mapping, ack.rowId())
                .map(row -> AckPolicy.onRow(facts, row))
                .orElseGet(() -> AckPolicy.onGone(facts));
    }

    /** The children are released before the message is settled: a crash here releases them once more. */
    private HandlingResult linked(Acknowledgement ack, TableMapping mapping, Patch patch, Mappings current) {
        log.debug("Target id of {} {} is on its row", ack.table(), ack.rowId());
        if (patch.linksFirst()) {
            return arrived(ack, mapping, current);
        }
        closing.answered(ack, mapping);
        return HandlingResult.done();
    }

    /** @param failure the row's failure as it was read before the source row */
    private record Home(TableMapping mapping, Mappings current, Optional<FailureRow> failure) {}

    private HandlingResult settled(Acknowledgement ack, AckDecision decision, Home home) {
        if (decision instanceof AskForDelete) {
            closing.askForDelete(ack);
        } else if (decision instanceof CloseDelete) {
            closing.deleted(ack, home.failure());
        } else {
            log.debug("Row {} of mapping {} is not patched: {}", ack.rowId(), ack.mapping(), decision);
            if (isPatchedAlready(ack, decision)) {
                return arrived(ack, home.mapping(), home.current());
            }
            closing.answered(ack, home.mapping());
        }
        return HandlingResult.done();
    }

    /** Delivery saw no target id and now it is there: perhaps we wrote it, and died before the children were released. */
    private static boolean isPatchedAlready(Acknowledgement ack, AckDecision decision) {
        return decision instanceof NothingToPatch
                && ack.targetId().isPresent()
                && ack.targetIdSeen().isEmpty();
    }

    private HandlingResult arrived(Acknowledgement ack, TableMapping mapping, Mappings current) {
        children.release(ack, mapping, current);
        closing.answered(ack, mapping);
        return HandlingResult.done();
    }

    private static HandlingResult unknown(String name) {
        return HandlingResult.failed(Failure.of(
                FailureKind.PERMANENT, Stage.ACKNOWLEDGE, Category.MAPPING, "the mapping " + name + " does not exist"));
    }
}
