package io.roundtrip.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class OrderPolicyTest {
    private static final GuardVersion HELD = new GuardVersion(2, 10);

    @Test
    void refusesOnlyStrictlyOlder() {
        assertThat(OrderPolicy.accepts(Optional.of(HELD), new GuardVersion(2, 9)))
                .isFalse();
        assertThat(OrderPolicy.accepts(Optional.of(HELD), HELD)).isTrue();
        assertThat(OrderPolicy.accepts(Optional.of(HELD), new GuardVersion(2, 11)))
                .isTrue();
        assertThat(OrderPolicy.accepts(Optional.empty(), new GuardVersion(1, 1)))
                .isTrue();
    }

    @Test
    void aNewerEpochBeatsAnyVersion() {
        assertThat(OrderPolicy.accepts(Optional.of(HELD), new GuardVersion(3, 1)))
                .isTrue();
        assertThat(OrderPolicy.accepts(Optional.of(HELD), new GuardVersion(1, 99)))
                .isFalse();
    }

    @Test
    void aRefusalIsAcknowledgedUnlessTheTargetKnowsANewerEpoch() {
        assertThat(OrderPolicy.afterRefusal(HELD, new GuardVersion(2, 9)))
                .isEqualTo(new AfterRefusal.AcknowledgeHeld(HELD));
        assertThat(OrderPolicy.afterRefusal(HELD, new GuardVersion(1, 99)))
                .isInstanceOf(AfterRefusal.ReloadEpoch.class);
    }

    @Test
    void acknowledgesOnlyWhatTheSourceStillSays() {
        assertThat(OrderPolicy.afterWrite(Optional.of(10L), Optional.of(10L))).isEqualTo(AfterWrite.ACKNOWLEDGE);
        assertThat(OrderPolicy.afterWrite(Optional.of(10L), Optional.of(11L))).isEqualTo(AfterWrite.DELIVER_AGAIN);
        assertThat(OrderPolicy.afterWrite(Optional.of(10L), Optional.empty())).isEqualTo(AfterWrite.DELETE);
        assertThat(OrderPolicy.afterWrite(Optional.empty(), Optional.empty())).isEqualTo(AfterWrite.ACKNOWLEDGE);
        assertThat(OrderPolicy.afterWrite(Optional.empty(), Optional.of(11L))).isEqualTo(AfterWrite.DELIVER_AGAIN);
    }
}
