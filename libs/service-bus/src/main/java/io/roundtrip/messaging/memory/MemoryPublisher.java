package io.roundtrip.messaging.memory;

import io.roundtrip.messaging.FailureKind;
import io.roundtrip.messaging.Outgoing;
import io.roundtrip.messaging.Publisher;
import io.roundtrip.messaging.SendOutcome;
import io.roundtrip.messaging.SendOutcome.BusDown;
import io.roundtrip.messaging.SendOutcome.Refused;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** A queue in memory with duplicate detection, which can refuse messages or be away. */
public final class MemoryPublisher implements Publisher {

    private final List<Outgoing> accepted = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private Predicate<Outgoing> refused = message -> false;
    private boolean down;

    @Override
    public synchronized List<SendOutcome> sendBatch(List<Outgoing> messages) {
        return messages.stream().map(this::sendOne).toList();
    }

    @Override
    public void close() {}

    public synchronized void goDown() {
        down = true;
    }

    public synchronized void comeBack() {
        down = false;
    }

    public synchronized void refuse(Predicate<Outgoing> which) {
        refused = which;
    }

    public void refuseNothing() {
        refuse(message -> false);
    }

    /** Accepted messages in the order of their arrival, each MessageId once. */
    public synchronized List<Outgoing> messages() {
        return List.copyOf(accepted);
    }

    private SendOutcome sendOne(Outgoing message) {
        if (down) {
            return new BusDown("the queue in memory is switched off");
        }
        if (refused.test(message)) {
            return new Refused(FailureKind.TRANSIENT, "the queue in memory refused the message");
        }
        if (seen.add(message.messageId())) {
            accepted.add(message);
        }
        return SendOutcome.accepted();
    }
}
