package io.roundtrip.sandbox.model.row;

import io.roundtrip.ack.AckDecision;
import io.roundtrip.ack.AckFacts;
import io.roundtrip.ack.AckPolicy;
import io.roundtrip.ack.SourceRow;
import io.roundtrip.delivery.AfterWrite;
import io.roundtrip.delivery.GuardVersion;
import io.roundtrip.delivery.OrderPolicy;
import io.roundtrip.sender.EchoDecision;
import io.roundtrip.sender.EchoFacts;
import io.roundtrip.sender.EchoPolicy;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;

/** The policies under test; a planted error replaces one of them. */
record Policies(
        BiFunction<EchoFacts, Optional<String>, EchoDecision> echo,
        BiFunction<AckFacts, SourceRow, AckDecision> ackOnRow,
        BiPredicate<Optional<GuardVersion>, GuardVersion> accepts,
        BiFunction<Optional<Long>, Optional<Long>, AfterWrite> afterWrite) {
    static final Policies PRODUCTION =
            new Policies(Policies::echo, AckPolicy::onRow, OrderPolicy::accepts, OrderPolicy::afterWrite);

    Policies withEcho(BiFunction<EchoFacts, Optional<String>, EchoDecision> planted) {
        return new Policies(planted, ackOnRow, accepts, afterWrite);
    }

    Policies withAckOnRow(BiFunction<AckFacts, SourceRow, AckDecision> planted) {
        return new Policies(echo, planted, accepts, afterWrite);
    }

    Policies withAccepts(BiPredicate<Optional<GuardVersion>, GuardVersion> planted) {
        return new Policies(echo, ackOnRow, planted, afterWrite);
    }

    Policies withAfterWrite(BiFunction<Optional<Long>, Optional<Long>, AfterWrite> planted) {
        return new Policies(echo, ackOnRow, accepts, planted);
    }

    /** As the sender does: the content is read only when the decision depends on it. */
    private static EchoDecision echo(EchoFacts facts, Optional<String> content) {
        return EchoPolicy.decide(facts, EchoPolicy.needsHash(facts) ? content : Optional.empty());
    }
}
