package io.roundtrip.simulators.servicebus;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Faults on demand. Each is in force when its method returns. */
public final class Faults {
    public static final String DETACH_FORCED = "amqp:link:detach-forced";
    public static final String CONNECTION_FORCED = "amqp:connection:forced";

    private final Namespace namespace;

    Faults(Namespace namespace) {
        this.namespace = namespace;
    }

    /** Refuses sends, also scheduled ones, until allowed again, used up or over. The same name replaces. */
    public void refuseSends(String name, SendRefusal refusal) {
        onLoop(() -> {
            namespace.named(refusal.queue());
            namespace.faults.refusals.put(name, refusal);
        });
    }

    /** Refusals in force by name, each with the count that is left. */
    public Map<String, SendRefusal> refusals() {
        return namespace.loop().call(() -> {
            namespace.faults.forgetOver();
            return new LinkedHashMap<>(namespace.faults.refusals);
        });
    }

    /** Ends a refusal; one that is not there is not an error. */
    public void allowSends(String name) {
        onLoop(() -> namespace.faults.refusals.remove(name));
    }

    /** Closes every link of the queue with the condition, those of its dead letters not; says how many. */
    public int detachLinks(String queue, String condition) {
        EntityAddress address = EntityAddress.of(queue);
        return onEachConnection(connection -> connection.detachLinks(address, condition));
    }

    /** Closes every connection with the condition; says how many. */
    public int closeConnections(String condition) {
        return onEachConnection(connection -> {
            connection.close(condition);
            return 1;
        });
    }

    /** Ends every TCP connection without a word; says how many. */
    public int dropConnections() {
        return onEachConnection(connection -> {
            connection.drop();
            return 1;
        });
    }

    /** Drops every connection and every new one until {@link #comeBack()}. Queues and their messages stay. */
    public void goDown() {
        onLoop(() -> namespace.faults.down = true);
        dropConnections();
    }

    public void comeBack() {
        onLoop(() -> namespace.faults.down = false);
    }

    public boolean isDown() {
        return namespace.loop().call(() -> namespace.faults.down);
    }

    /** Every lock of the queue, message or session, runs out now and its delivery counts; says how many locks. */
    public int loseLocks(String queue) {
        return namespace.loop().call(() -> {
            MessageQueue losing = namespace.named(queue);
            return losing.sessions.loseAll() + losing.locked.lose(lock -> true);
        });
    }

    /** Answers to sends and settlements come this much later; their effect does not. Zero ends it. */
    public void delayAnswers(String queue, Duration delay) {
        onLoop(() -> {
            namespace.named(queue);
            namespace.faults.delay(queue, delay);
        });
    }

    /** Delays in force by queue. */
    public Map<String, Duration> delays() {
        return namespace.loop().call(() -> new LinkedHashMap<>(namespace.faults.delays()));
    }

    /** The next sends to the queue are stored, and their connection drops instead of an answer. */
    public void loseAnswers(String queue, int count) {
        onLoop(() -> {
            namespace.named(queue);
            namespace.faults.loseAnswers(queue, count);
        });
    }

    /** Ends everything that is in force. */
    public void clear() {
        onLoop(namespace.faults::clear);
    }

    private void onLoop(Runnable task) {
        namespace.loop().execute(task);
    }

    private int onEachConnection(ToIntFunction<AmqpConnection> fault) {
        return namespace.loop().call(() -> {
            List<AmqpConnection> connections = namespace.connections();
            return connections.stream().mapToInt(fault).sum();
        });
    }
}
