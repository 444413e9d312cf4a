package io.roundtrip.sandbox.model.row;

import static io.roundtrip.sandbox.model.row.Bounds.Setting.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.ack.AckDecision;
import io.roundtrip.ack.AckFacts;
import io.roundtrip.ack.AckPolicy;
import io.roundtrip.ack.SourceRow;
import io.roundtrip.delivery.AfterWrite;
import io.roundtrip.sandbox.model.Exploration;
import io.roundtrip.sandbox.model.Explorer;
import io.roundtrip.schema.sync.SyncMark;
import io.roundtrip.schema.sync.SyncText;
import io.roundtrip.sender.EchoDecision;
import io.roundtrip.sender.EchoFacts;
import io.roundtrip.sender.EchoPolicy;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The model finds what is wrong: each error that a policy could have, with its shortest trace. */
class PlantedErrorsTest {
    private static final Policies RIGHT = Policies.PRODUCTION;

    private static void assertFinds(String expected, String planted, Bounds bounds, Policies policies) {
        Exploration exploration =
                new Explorer<>(new RowModel(bounds, policies), 2_000_000).explore("PLANTED: " + planted);
        System.out.println(exploration.report());
        assertThat(exploration.violation())
                .hasValueSatisfying(why -> assertThat(why).startsWith(expected));
        assertThat(exploration.trace()).isNotEmpty();
    }

    @Test
    void findsTheSkipByContentAlone() {
        Bounds bounds = Bounds.of(GUARDED).edits(2);
        assertFinds(
                "LOST",
                "same content as acknowledged, so skip",
                bounds,
                RIGHT.withEcho(PlantedErrorsTest::sameContent));
    }

    private static EchoDecision sameContent(EchoFacts facts, Optional<String> content) {
        boolean same = facts.sync()
                .mark(facts.mapping())
                .filter(mark -> content.filter(mark.hash()::equals).isPresent())
                .isPresent();
        return same ? new EchoDecision.Skip() : new EchoDecision.Notify();
    }

    @Test
    void findsTheSkipWithoutLookingAtTheContent() {
        Bounds bounds = Bounds.of(GUARDED).edits(1).plugIns(1);
        assertFinds("LOST", "same base as acknowledged, so skip", bounds, RIGHT.withEcho(PlantedErrorsTest::sameBase));
    }

    private static EchoDecision sameBase(EchoFacts facts, Optional<String> content) {
        return EchoPolicy.needsHash(facts) ? new EchoDecision.Skip() : new EchoDecision.Notify();
    }

    @Test
    void findsTheRowThatNobodyParks() {
        Bounds bounds = Bounds.of(GUARDED, SELF_CAUSING).workers(1);
        assertFinds(
                "UNBOUNDED", "self-caused rounds are not counted", bounds, RIGHT.withEcho(PlantedErrorsTest::noPark));
    }

    private static EchoDecision noPark(EchoFacts facts, Optional<String> content) {
        EchoDecision decision = EchoPolicy.decide(facts, content);
        return decision instanceof EchoDecision.Park ? new EchoDecision.Notify() : decision;
    }

    @Test
    void findsTheMarkWrittenOnAMovedRow() {
        Bounds bounds = Bounds.of(GUARDED).edits(2);
        assertFinds(
                "LOST",
                "the mark is written though the base moved",
                bounds,
                RIGHT.withAckOnRow(PlantedErrorsTest::markAlways));
    }

    private static AckDecision markAlways(AckFacts ack, SourceRow row) {
        AckDecision decision = AckPolicy.onRow(ack, row);
        if (!(decision instanceof AckDecision.Patch patch)) {
            return decision;
        }
        SyncText text = SyncText.parse(Optional.of(patch.syncText()));
        long base = text.base().orElseThrow();
        String hash = ack.snapshot().orElseThrow().hash().orElseThrow();
        String marked = text.withMark(ack.mapping(), new SyncMark(ack.revision(), base, hash, 0))
                .text();
        return new AckDecision.Patch(patch.ifMatch(), patch.targetId(), marked, patch.replaced());
    }

    @Test
    void findsTheGuardThatAcceptsEverything() {
        assertFinds(
                "OLDER_OVERWROTE",
                "the guard accepts all",
                Bounds.of(GUARDED).edits(1),
                RIGHT.withAccepts((held, offered) -> true));
    }

    @Test
    void findsTheWriteThatIsNotCheckedAgain() {
        Bounds bounds = Bounds.of(GUARDED, RE_READ).edits(1).deletes(1);
        assertFinds("LOST", "no second read", bounds, RIGHT.withAfterWrite((written, now) -> AfterWrite.ACKNOWLEDGE));
    }

    @Test
    void findsTheRowOutsideTheFilterThatWasDeliveredButNotLinkedYet() {
        Bounds bounds = Bounds.of(GUARDED, RE_READ, EXITS, EXITS_ONLY_LINKED).edits(1);
        assertFinds("LOST", "outside the filter and not linked, so not in scope", bounds, RIGHT);
    }
}
