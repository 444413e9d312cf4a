package io.roundtrip.sender;

import io.roundtrip.messaging.Outgoing;
import io.roundtrip.messaging.Publisher;
import io.roundtrip.messaging.SendOutcome;
import io.roundtrip.messaging.SendOutcome.BusDown;
import io.roundtrip.messaging.ServiceBusSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The outbound queues of all targets. A queue that cannot be used is remembered as down until it takes a message again;
 * while it is down each send begins with a single message, and the change feed is the buffer.
 */
final class Outbound implements AutoCloseable {

    private final Function<String, Publisher> publishers;
    private final Map<String, Publisher> open = new ConcurrentHashMap<>();
    private final Set<String> down = ConcurrentHashMap.newKeySet();

    /** @param publishers makes the publisher of a queue */
    Outbound(Function<String, Publisher> publishers) {
        this.publishers = publishers;
    }

    boolean isDown(String target) {
        return down.contains(target);
    }

    Set<String> down() {
        return Set.copyOf(down);
    }

    List<SendOutcome> send(String target, List<Outgoing> messages) {
        if (messages.isEmpty() || !isDown(target)) {
            return sendAll(target, messages);
        }
        List<SendOutcome> outcomes = new ArrayList<>(sendAll(target, messages.subList(0, 1)));
        List<Outgoing> rest = messages.subList(1, messages.size());
        if (isDown(target)) {
            rest.forEach(unsent -> outcomes.add(outcomes.get(0)));
        } else {
            outcomes.addAll(sendAll(target, rest));
        }
        return outcomes;
    }

    private List<SendOutcome> sendAll(String target, List<Outgoing> messages) {
        List<SendOutcome> outcomes = open.computeIfAbsent(
                        target, name -> publishers.apply(ServiceBusSettings.outbound(name)))
                .sendBatch(messages);
        if (outcomes.stream().anyMatch(BusDown.class::isInstance)) {
            down.add(target);
        } else if (!outcomes.isEmpty()) {
            down.remove(target);
        }
        return outcomes;
    }

    @Override
    public void close() {
        open.values().forEach(Publisher::close);
    }
}
