package io.roundtrip.ack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.roundtrip.ack.AckDecision.AskForDelete;
import io.roundtrip.ack.AckDecision.CloseDelete;
import io.roundtrip.ack.AckDecision.LeaveRow;
import io.roundtrip.ack.AckDecision.NothingToPatch;
import io.roundtrip.ack.AckDecision.Patch;
import io.roundtrip.ack.AckDecision.ReadRow;
import io.roundtrip.ack.AckFacts.Outcome;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AckPolicyTest {
    private static final Optional<String> NONE = Optional.empty();
    private static final Optional<String> C1 = Optional.of("C-1");
    private static final Optional<String> C2 = Optional.of("C-2");
    private static final Optional<Instant> BORN = Optional.of(Instant.EPOCH);

    private static Optional<Snapshot> snapshot(Optional<String> seenId, String text) {
        return Optional.of(new Snapshot("W/20", 10, BORN, Optional.of("aa"), seenId, Optional.of(text)));
    }

    private static AckFacts ack(Outcome outcome, Optional<String> id, Optional<Snapshot> snapshot) {
        return new AckFacts("erp", 3, outcome, id, snapshot, true);
    }

    private static AckFacts upserted(Optional<String> id, Optional<String> seenId) {
        return ack(Outcome.UPSERTED, id, snapshot(seenId, "10;crm=1:10:ff:0"));
    }

    /** Base 10 as in the snapshot: since then only we have written. */
    private static SourceRow unmoved(Optional<String> id, String text) {
        return new SourceRow("W/21", 21, true, BORN, id, Optional.of(text));
    }

    private static SourceRow moved(Optional<String> id, String text) {
        return new SourceRow("W/30", 30, false, BORN, id, Optional.of(text));
    }

    @Test
    void patchesIdBaseAndMarkOntoTheSnapshot() {
        Patch patch = (Patch) AckPolicy.first(upserted(C1, NONE));
        assertThat(patch).isEqualTo(new Patch("W/20", C1, "10;crm=1:10:ff:0;erp=3:10:aa:0", NONE));
        assertThat(patch.linksFirst()).isTrue();
    }

    @Test
    void countsOneMoreRoundAtAnUnchangedBaseAndStartsAnewAtAnother() {
        AckFacts again = ack(Outcome.UPSERTED, C2, snapshot(C1, "10;erp=3:10:bb:4"));
        assertThat(((Patch) AckPolicy.first(again)).syncText()).isEqualTo("10;erp=3:10:aa:5");
        AckFacts changed = ack(Outcome.UPSERTED, C2, snapshot(C1, "9;erp=3:9:bb:4"));
        assertThat(((Patch) AckPolicy.first(changed)).syncText()).isEqualTo("10;erp=3:10:aa:0");
    }

    @Test
    void hasNothingToPatchWhenTheIdIsThereOrThereIsNone() {
        assertThat(AckPolicy.first(upserted(C1, C1))).isInstanceOf(NothingToPatch.class);
        assertThat(AckPolicy.first(upserted(NONE, NONE))).isInstanceOf(NothingToPatch.class);
        assertThat(AckPolicy.first(ack(Outcome.OUT_OF_SCOPE, NONE, snapshot(NONE, ""))))
                .isInstanceOf(NothingToPatch.class);
    }

    @Test
    void writesTheBaseButNoMarkWhenTheTargetRefusedItAsOlder() {
        AckFacts older = ack(Outcome.REFUSED_AS_OLDER, C1, snapshot(NONE, ""));
        assertThat(((Patch) AckPolicy.first(older)).syncText()).isEqualTo("10");
    }

    @Test
    void repeatsWithTheNewTagAndTheTextJustReadWhenOnlyWeHaveWritten() {
        assertThat(AckPolicy.onRow(upserted(C1, NONE), unmoved(NONE, "10;crm=1:10:ee:1")))
                .isEqualTo(new Patch("W/21", C1, "10;crm=1:10:ee:1;erp=3:10:aa:0", NONE));
        assertThat(AckPolicy.onRow(upserted(C1, NONE), unmoved(C1, "10"))).isInstanceOf(NothingToPatch.class);
    }

    @Test
    void hasARowDeliveredAgainThatTwoAcknowledgementsOfOneBaseNameDifferently() {
        assertThat(AckPolicy.onRow(upserted(C1, NONE), unmoved(C2, "10;erp=3:10:aa:0")))
                .isEqualTo(new Patch("W/21", C2, "10;erp=3:10:-:1", C2));
    }

    @Test
    void patchesIdAndTheBaseJustReadButNoMarkWhenTheBaseMoved() {
        assertThat(AckPolicy.onRow(upserted(C1, NONE), moved(NONE, "10;erp=3:10:bb:0")))
                .isEqualTo(new Patch("W/30", C1, "30;erp=3:10:bb:0", NONE));
    }

    @Test
    void leavesAMovedRowThatANewerAcknowledgementHasReached() {
        assertThat(AckPolicy.onRow(upserted(C1, NONE), moved(C2, "10"))).isInstanceOf(LeaveRow.class);
        assertThat(AckPolicy.onRow(upserted(C1, NONE), moved(NONE, "10;erp=3:30:bb:0")))
                .isInstanceOf(LeaveRow.class);
    }

    @Test
    void leavesAnotherIncarnation() {
        Optional<Instant> later = Optional.of(Instant.EPOCH.plusSeconds(1));
        SourceRow reborn = new SourceRow("W/30", 30, false, later, NONE, NONE);
        assertThat(AckPolicy.onRow(upserted(C1, NONE), reborn)).isInstanceOf(LeaveRow.class);
    }

    @Test
    void anExitClearsTheIdUnlessTheRowMoved() {
        AckFacts exit = ack(Outcome.DELETED, NONE, snapshot(C1, "10"));
        assertThat(AckPolicy.first(exit)).isEqualTo(new Patch("W/20", NONE, "10;erp=3:10:aa:0", C1));
        assertThat(AckPolicy.onRow(exit, unmoved(C1, "10"))).isInstanceOf(Patch.class);
        assertThat(AckPolicy.onRow(exit, moved(C1, "10"))).isInstanceOf(LeaveRow.class);
    }

    @Test
    void aDeleteReadsTheRowAndClosesOnlyWhenItIsGone() {
        AckFacts delete = ack(Outcome.DELETED, NONE, Optional.empty());
        assertThat(AckPolicy.first(delete)).isInstanceOf(ReadRow.class);
        assertThat(AckPolicy.onGone(delete)).isInstanceOf(CloseDelete.class);
        assertThat(AckPolicy.onRow(delete, moved(NONE, ""))).isInstanceOf(LeaveRow.class);
    }

    @Test
    void asksForADeleteWhenAnUpsertedRowIsGone() {
        assertThat(AckPolicy.onGone(upserted(C1, NONE))).isInstanceOf(AskForDelete.class);
        AckFacts keeps = new AckFacts("erp", 3, Outcome.UPSERTED, C1, snapshot(NONE, ""), false);
        assertThat(AckPolicy.onGone(keeps)).isInstanceOf(NothingToPatch.class);
    }

    @Test
    void refusesFactsThatContradictThemselves() {
        assertThatIllegalArgumentException().isThrownBy(() -> ack(Outcome.UPSERTED, C1, Optional.empty()));
        assertThatIllegalArgumentException().isThrownBy(() -> ack(Outcome.DELETED, C1, Optional.empty()));
    }
}
