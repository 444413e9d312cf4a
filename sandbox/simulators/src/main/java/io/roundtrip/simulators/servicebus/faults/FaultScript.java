package io.roundtrip.simulators.servicebus.faults;

import io.roundtrip.simulators.servicebus.entities.Destination;
import io.roundtrip.simulators.servicebus.entities.StoredMessage;
import io.roundtrip.simulators.servicebus.journal.JournalEntry;
import io.roundtrip.simulators.servicebus.loop.EventLoop;
import io.roundtrip.simulators.servicebus.protocol.AmqpRefusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The faults in force. Belongs to the loop's thread. */
public final class FaultScript {
    private final EventLoop loop;
    final Map<String, SendRefusal> refusals = new LinkedHashMap<>();
    private final Map<String, Duration> delays = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Integer> answersToLose = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    final List<FaultSeries.Fault> struck = new ArrayList<>();
    EventLoop.Timer series = EventLoop.Timer.NONE;
    public boolean down;

    public FaultScript(EventLoop loop) {
        this.loop = loop;
    }

    /** Refuses the transfer when one of its messages meets a refusal in force. */
    public void checkSend(Destination destination, List<StoredMessage> messages) {
        forgetOver();
        refusals.entrySet().stream()
                .filter(entry -> meets(entry.getValue(), destination, messages))
                .findFirst()
                .ifPresent(entry -> refuse(entry, destination, messages));
    }

    void forgetOver() {
        refusals.values().removeIf(refusal -> refusal.over(loop.now()));
    }

    void delay(String queue, Duration delay) {
        delays.put(queue, delay);
        delays.values().removeIf(Duration::isZero);
    }

    Map<String, Duration> delays() {
        return delays;
    }

    void loseAnswers(String queue, int count) {
        answersToLose.put(queue, count);
    }

    void clear() {
        refusals.clear();
        delays.clear();
        answersToLose.clear();
        down = false;
        endSeries();
    }

    void endSeries() {
        series.cancel();
        struck.clear();
    }

    /** True when this answer must not reach the client. */
    public boolean loseAnswer(String path) {
        int left = answersToLose.getOrDefault(path, 0);
        answersToLose.put(path, Math.max(0, left - 1));
        return left > 0;
    }

    public Duration delay(String path) {
        return delays.getOrDefault(path, Duration.ZERO);
    }

    private static boolean meets(SendRefusal refusal, Destination destination, List<StoredMessage> messages) {
        return refusal.queue().equalsIgnoreCase(destination.path())
                && messages.stream().anyMatch(refusal::matches);
    }

    private void refuse(Map.Entry<String, SendRefusal> entry, Destination destination, List<StoredMessage> messages) {
        SendRefusal refusal = entry.getValue();
        refusal.used().ifPresentOrElse(entry::setValue, () -> refusals.remove(entry.getKey()));
        messages.forEach(message -> destination.journal(JournalEntry.Kind.REFUSED, message, refusal.condition()));
        throw new AmqpRefusal(503, refusal.condition(), "Refused on demand of the fault \"" + entry.getKey() + "\".");
    }
}
