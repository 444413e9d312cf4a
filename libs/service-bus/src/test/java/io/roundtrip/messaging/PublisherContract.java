package io.roundtrip.messaging;

import static io.roundtrip.messaging.Samples.aNotification;
import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.messaging.SendOutcome.Accepted;
import io.roundtrip.messaging.SendOutcome.BusDown;
import io.roundtrip.messaging.SendOutcome.Refused;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every publisher promises. */
abstract class PublisherContract {

    private final MessageCodec codec = new MessageCodec();

    abstract Publisher publisher();

    /** MessageIds the queue holds, in the order of their arrival. */
    abstract List<String> accepted();

    abstract void refuseMessagesThatContain(String text);

    abstract void goDown();

    abstract void comeBack();

    @Test
    void acceptsABatchInOrder() {
        List<Outgoing> batch = batch(1, 50);
        assertThat(publisher().sendBatch(batch)).hasSize(50).allMatch(SendOutcome::isAccepted);
        assertThat(accepted()).isEqualTo(ids(batch));
    }

    @Test
    void sendsNothingForAnEmptyBatch() {
        assertThat(publisher().sendBatch(List.of())).isEmpty();
    }

    @Test
    void dropsASecondMessageWithTheSameMessageId() {
        publisher().send(message(1));
        assertThat(publisher().send(message(1)).isAccepted()).isTrue();
        assertThat(accepted()).containsExactly(message(1).messageId());
    }

    @Test
    void isolatesTheMessagesThatAreRefused() {
        refuseMessagesThatContain("correlation-2\"");
        refuseMessagesThatContain("correlation-7\"");
        List<SendOutcome> outcomes = publisher().sendBatch(batch(1, 9));
        assertThat(outcomes.get(1)).isInstanceOf(Refused.class);
        assertThat(outcomes.get(6)).isInstanceOf(Refused.class);
        assertThat(outcomes).filteredOn(SendOutcome::isAccepted).hasSize(7);
        assertThat(accepted())
                .hasSize(7)
                .doesNotContain(message(2).messageId(), message(7).messageId());
    }

    @Test
    void acceptsNothingWhileTheBusIsDownAndAllAfterwards() {
        publisher().send(message(1));
        goDown();
        List<Outgoing> batch = batch(2, 4);
        assertThat(publisher().sendBatch(batch)).hasSize(3).noneMatch(Accepted.class::isInstance);
        assertThat(publisher().sendBatch(batch)).hasSize(3).allMatch(BusDown.class::isInstance);
        comeBack();
        assertThat(publisher().sendBatch(batch)).hasSize(3).allMatch(SendOutcome::isAccepted);
        assertThat(accepted()).isEqualTo(ids(batch(1, 4)));
    }

    final Outgoing message(int number) {
        return Outgoing.of(aNotification(number), codec);
    }

    final List<Outgoing> batch(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(this::message).toList();
    }

    static List<String> ids(List<Outgoing> messages) {
        return messages.stream().map(Outgoing::messageId).toList();
    }
}
