package io.roundtrip.sender;

import io.roundtrip.schema.sync.RowBase;
import io.roundtrip.schema.sync.SyncMark;
import java.util.Optional;

/**
 * Tells our own echo from a change. Anything missing, unreadable or unexpected is notified: an extra notification costs
 * a delivery, a skipped one loses an update.
 *
 * <p>A self-caused round is one more acknowledgement written at an unchanged base. The ack processor counts it in the
 * mark, because the sender must not remember anything; a change that is not ours has another base, so that the count
 * starts anew by itself.
 */
public final class EchoPolicy {
    /** Self-caused rounds before a row is stopped. */
    public static final int MAX_ROUNDS = 5;

    private EchoPolicy() {}

    /** Whether the decision depends on the row's content; for all other rows no column needs to be read. */
    public static boolean needsHash(EchoFacts facts) {
        return markOfThisBase(facts).isPresent();
    }

    /** Decides on one row; {@code hashNow} is empty when the columns were not, or could not be, read. */
    public static EchoDecision decide(EchoFacts facts, Optional<String> hashNow) {
        Optional<SyncMark> mark = markOfThisBase(facts);
        if (mark.isEmpty()) {
            return new EchoDecision.Notify();
        }
        if (hashNow.filter(mark.get().hash()::equals).isPresent()) {
            return new EchoDecision.Skip();
        }
        int rounds = mark.get().count();
        return rounds > MAX_ROUNDS ? new EchoDecision.Park(rounds) : new EchoDecision.Notify();
    }

    private static Optional<SyncMark> markOfThisBase(EchoFacts facts) {
        RowBase base = facts.base();
        return facts.sync()
                .mark(facts.mapping())
                .filter(mark -> base.lastChangeIsOurs())
                .filter(mark -> mark.base() == base.value() && mark.revision() == facts.revision());
    }
}
