package io.roundtrip.sender;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.messaging.Outgoing;
import io.roundtrip.messaging.Publisher;
import io.roundtrip.messaging.SendOutcome;
import io.roundtrip.messaging.SendOutcome.BusDown;
import io.roundtrip.messaging.SendOutcome.Unknown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutboundTest {

    private final TestClock clock = new TestClock();
    private final List<String> opened = new ArrayList<>();
    private final List<Integer> transfers = new ArrayList<>();
    private Supplier<SendOutcome> answer = SendOutcome::accepted;
    private final Outbound outbound = new Outbound(this::publisher, clock);

    private Publisher publisher(String queue) {
        opened.add(queue);
        return new Publisher() {
            @Override
            public List<SendOutcome> sendBatch(List<Outgoing> messages) {
                transfers.add(messages.size());
                return messages.stream().map(message -> answer.get()).toList();
            }

            @Override
            public void close() {
                opened.remove(queue);
            }
        };
    }

    private static List<Outgoing> messages(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Outgoing("m" + i, "s", "{}", Map.of(), Optional.empty(), Optional.empty()))
                .toList();
    }

    @Test
    void aTargetsQueueIsOpenedOnceAndClosedAtTheEnd() {
        outbound.send("erp", messages(2));
        outbound.send("erp", messages(1));
        assertThat(opened).containsExactly("outbound-erp");
        outbound.close();
        assertThat(opened).isEmpty();
    }

    @Test
    void aQueueThatIsDownIsProbedWithOneMessage() {
        answer = () -> new BusDown("gone");
        assertThat(outbound.send("erp", messages(3))).hasSize(3);
        assertThat(outbound.send("erp", messages(3))).hasSize(3).allMatch(BusDown.class::isInstance);
        assertThat(transfers).containsExactly(3, 1);
        assertThat(outbound.down()).containsExactly("erp");
    }

    @Test
    void afterAProbeThatIsAcceptedTheRestFollows() {
        answer = () -> new BusDown("gone");
        outbound.send("erp", messages(3));
        answer = SendOutcome::accepted;
        assertThat(outbound.send("erp", messages(3))).hasSize(3).allMatch(SendOutcome::isAccepted);
        assertThat(transfers).containsExactly(3, 1, 2);
        assertThat(outbound.isDown("erp")).isFalse();
    }

    @Test
    void aQueueThatAnswersNobodyIsDown() {
        answer = () -> new Unknown("no answer");
        outbound.send("erp", messages(3));
        assertThat(outbound.isDown("erp")).isTrue();
        assertThat(outbound.send("erp", messages(2))).allMatch(Unknown.class::isInstance);
    }

    @Test
    void oneLostAnswerAmongOthersIsNoOutage() {
        List<SendOutcome> outcomes = new ArrayList<>(List.of(new Unknown("lost"), SendOutcome.accepted()));
        answer = () -> outcomes.remove(0);
        outbound.send("erp", messages(2));
        assertThat(outbound.isDown("erp")).isFalse();
    }

    @Test
    void oneTargetsOutageIsNotAnothers() {
        answer = () -> new BusDown("gone");
        outbound.send("erp", messages(1));
        assertThat(outbound.isDown("crm")).isFalse();
        assertThat(outbound.send("crm", List.of())).isEmpty();
        assertThat(outbound.isDown("crm")).isFalse();
    }

    @Test
    void aTargetThatIsDownRestsOnlyWhileSomebodyElseProbesIt() {
        assertThat(outbound.rests("erp")).isFalse();
        answer = () -> new BusDown("gone");
        outbound.send("erp", messages(1));
        clock.tick(Duration.ofSeconds(9));
        assertThat(outbound.rests("erp")).isTrue();
        outbound.send("erp", messages(1));
        clock.tick(Duration.ofSeconds(9));
        assertThat(outbound.rests("erp")).isTrue();
        clock.tick(Duration.ofSeconds(1));
        assertThat(outbound.rests("erp")).isFalse();
    }
}
