package io.roundtrip.sender;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.schema.sync.SyncText;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EchoPolicyTest {
    private static final Optional<String> SAME = Optional.of("aa");
    private static final Optional<String> OTHER = Optional.of("bb");

    private static EchoFacts ours(String text) {
        return new EchoFacts("erp", 3, true, 20, SyncText.parse(Optional.of(text)));
    }

    @Test
    void skipsOurOwnPatchOfTheSameContent() {
        assertThat(EchoPolicy.decide(ours("10;erp=3:10:aa:0"), SAME)).isInstanceOf(EchoDecision.Skip.class);
    }

    @Test
    void notifiesWhenSomebodyElseChangedItLast() {
        EchoFacts facts = new EchoFacts("erp", 3, false, 20, SyncText.parse(Optional.of("20;erp=3:20:aa:0")));
        assertThat(EchoPolicy.decide(facts, SAME)).isInstanceOf(EchoDecision.Notify.class);
        assertThat(EchoPolicy.needsHash(facts)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10",
                "erp=3:10:aa:0",
                "11;erp=3:10:aa:0",
                "10;erp=2:10:aa:0",
                "10;crm=3:10:aa:0",
                "10;erp=3:10:aa",
                "21;erp=3:21:aa:0"
            })
    void notifiesWithoutReadingColumnsWhenTheMarkIsNotOfThisBaseAndRevision(String text) {
        assertThat(EchoPolicy.needsHash(ours(text))).isFalse();
        assertThat(EchoPolicy.decide(ours(text), SAME)).isInstanceOf(EchoDecision.Notify.class);
    }

    @Test
    void notifiesWhenTheContentDiffersOrIsUnknown() {
        EchoFacts facts = ours("10;erp=3:10:aa:5");
        assertThat(EchoPolicy.needsHash(facts)).isTrue();
        assertThat(EchoPolicy.decide(facts, OTHER)).isInstanceOf(EchoDecision.Notify.class);
        assertThat(EchoPolicy.decide(facts, Optional.empty())).isInstanceOf(EchoDecision.Notify.class);
    }

    @Test
    void parksAboveFiveSelfCausedRounds() {
        assertThat(EchoPolicy.decide(ours("10;erp=3:10:aa:6"), OTHER)).isEqualTo(new EchoDecision.Park(6));
        assertThat(EchoPolicy.decide(ours("10;erp=3:10:aa:6"), SAME)).isInstanceOf(EchoDecision.Skip.class);
        assertThat(EchoPolicy.decide(ours("11;erp=3:10:aa:6"), OTHER)).isInstanceOf(EchoDecision.Notify.class);
    }
}
