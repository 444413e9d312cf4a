package io.roundtrip.sender;

import io.roundtrip.messaging.Outgoing;
import io.roundtrip.messaging.Publisher;
import io.roundtrip.messaging.SendOutcome;
import io.roundtrip.messaging.SendOutcome.BusDown;
import io.roundtrip.messaging.SendOutcome.Unknown;
import io.roundtrip.messaging.ServiceBusSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The outbound queues of all targets. A queue that cannot be used is remembered as down until it takes a message again;
 * while it is down each send begins with a single message, and the change feed is the buffer.
 */
final class Outbound implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Outbound.class);
    private static final Duration PROBE_AFTER = Duration.ofSeconds(10);

    private final Function<String, Publisher> publishers;
    private final Map<String, Publisher> open = new ConcurrentHashMap<>();
    private final Map<String, Instant> triedWhileDown = new ConcurrentHashMap<>();
    private final Clock clock;

    /** @param publishers makes the publisher of a queue */
    Outbound(Function<String, Publisher> publishers, Clock clock) {
        this.publishers = publishers;
        this.clock = clock;
    }

    boolean isDown(String target) {
        return triedWhileDown.containsKey(target);
    }

    /** Whether the target is down and somebody has just tried: then nothing more should be made for it. */
    boolean rests(String target) {
        return Optional.ofNullable(triedWhileDown.get(target))
                .filter(tried -> tried.plus(PROBE_AFTER).isAfter(clock.instant()))
                .isPresent();
    }

    Set<String> down() {
        return Set.copyOf(triedWhileDown.keySet());
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
        if (!outcomes.isEmpty()) {
            note(target, outcomes);
        }
        return outcomes;
    }

    private void note(String target, List<SendOutcome> outcomes) {
        if (isUnusable(outcomes)) {
            if (triedWhileDown.put(target, clock.instant()) == null) {
                log.warn("Service Bus takes nothing for {}, what is noticed waits: {}", target, outcomes.get(0));
            }
        } else if (triedWhileDown.remove(target) != null) {
            log.info("Service Bus takes messages for {} again", target);
        }
    }

    /** A bus that answers nobody is as good as down, whatever may have arrived. */
    private static boolean isUnusable(List<SendOutcome> outcomes) {
        return outcomes.stream().anyMatch(BusDown.class::isInstance)
                || outcomes.stream().allMatch(Unknown.class::isInstance);
    }

    @Override
    public void close() {
        open.values().forEach(Publisher::close);
    }
}
