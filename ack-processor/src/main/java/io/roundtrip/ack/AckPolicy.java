package io.roundtrip.ack;

import io.roundtrip.ack.AckDecision.AskForDelete;
import io.roundtrip.ack.AckDecision.CloseDelete;
import io.roundtrip.ack.AckDecision.LeaveRow;
import io.roundtrip.ack.AckDecision.NothingToPatch;
import io.roundtrip.ack.AckDecision.Patch;
import io.roundtrip.ack.AckDecision.ReadRow;
import io.roundtrip.ack.AckFacts.Outcome;
import io.roundtrip.schema.sync.SyncMark;
import io.roundtrip.schema.sync.SyncText;

/**
 * Decides what an acknowledgement writes onto its source row. Every patch writes the base, because it makes us the last
 * modifier; only a patch of exactly the content acknowledged writes the mark.
 */
public final class AckPolicy {
    private AckPolicy() {}

    /** From the acknowledgement alone: in the steady state the row is neither read nor written. */
    public static AckDecision first(AckFacts ack) {
        if (ack.outcome() == Outcome.DELETED && ack.snapshot().isEmpty()) {
            return new ReadRow();
        }
        if (!ack.concernsTargetId()) {
            return new NothingToPatch("there is no target id to set or to clear");
        }
        Snapshot seen = ack.snapshot().orElseThrow();
        if (seen.targetId().equals(ack.targetId())) {
            return new NothingToPatch("the snapshot had this target id already");
        }
        String text = acknowledged(ack, seen, SyncText.parse(seen.syncText()));
        return new Patch(seen.etag(), ack.targetId(), text, seen.targetId());
    }

    /** With the row just read: after a 412, or for a delete. */
    public static AckDecision onRow(AckFacts ack, SourceRow row) {
        if (!ack.concernsTargetId()) {
            return new LeaveRow("the row is alive");
        }
        Snapshot seen = ack.snapshot().orElseThrow();
        if (isAnotherIncarnation(seen, row)) {
            return new LeaveRow("the row was deleted and created again");
        }
        if (row.targetId().equals(ack.targetId())) {
            return new NothingToPatch("the row has this target id already");
        }
        return row.base() == seen.base() ? onSameBase(ack, seen, row) : onMovedRow(ack, seen, row);
    }

    /** With the row gone: 404 with {@code 0x80040217}. */
    public static AckDecision onGone(AckFacts ack) {
        if (ack.outcome() == Outcome.DELETED) {
            return new CloseDelete();
        }
        return ack.mappingDeletes() ? new AskForDelete() : new NothingToPatch("the row is gone");
    }

    private static AckDecision onSameBase(AckFacts ack, Snapshot seen, SourceRow row) {
        return row.targetId().equals(seen.targetId())
                ? new Patch(row.etag(), ack.targetId(), acknowledged(ack, seen, row.sync()), row.targetId())
                : onContestedRow(ack, seen, row);
    }

    /**
     * The newer change brings its own delivery. Until then the target id is worth having, unless a newer acknowledgement
     * wrote one; the mark is not ours to write, and a cleared id might be one that the newer change relies on.
     */
    private static AckDecision onMovedRow(AckFacts ack, Snapshot seen, SourceRow row) {
        if (ack.isExit()) {
            return new LeaveRow("the row changed after it left the filter");
        }
        if (!row.targetId().equals(seen.targetId()) || isAcknowledged(ack.mapping(), row)) {
            return new LeaveRow("a newer acknowledgement was here");
        }
        String text = row.sync().withBase(row.base()).text();
        return new Patch(row.etag(), ack.targetId(), text, row.targetId());
    }

    /**
     * Two acknowledgements of one base name different target ids: the target row was deleted and written again in
     * between, and nobody knows from here which one lives. A mark that no content matches has the row delivered again.
     */
    private static AckDecision onContestedRow(AckFacts ack, Snapshot seen, SourceRow row) {
        String text = marked(ack, seen, row.sync(), SyncMark.NO_CONTENT).text();
        return new Patch(row.etag(), row.targetId(), text, row.targetId());
    }

    private static String acknowledged(AckFacts ack, Snapshot seen, SyncText text) {
        boolean withMark = ack.outcome() != Outcome.REFUSED_AS_OLDER;
        return seen.hash()
                .filter(hash -> withMark)
                .map(hash -> marked(ack, seen, text, hash))
                .orElseGet(() -> text.withBase(seen.base()))
                .text();
    }

    private static SyncText marked(AckFacts ack, Snapshot seen, SyncText text, String hash) {
        int rounds = text.mark(ack.mapping())
                .filter(mark -> mark.base() == seen.base() && mark.revision() == ack.revision())
                .map(mark -> mark.count() + 1)
                .orElse(0);
        SyncMark mark = new SyncMark(ack.revision(), seen.base(), hash, rounds);
        return text.withBase(seen.base()).withMark(ack.mapping(), mark);
    }

    private static boolean isAcknowledged(String mapping, SourceRow row) {
        return row.sync()
                .mark(mapping)
                .filter(mark -> mark.base() == row.base())
                .isPresent();
    }

    private static boolean isAnotherIncarnation(Snapshot seen, SourceRow row) {
        return seen.createdOn().isPresent()
                && row.createdOn().isPresent()
                && !seen.createdOn().equals(row.createdOn());
    }
}
