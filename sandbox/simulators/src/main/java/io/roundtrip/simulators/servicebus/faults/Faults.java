package io.roundtrip.simulators.servicebus.faults;

import io.roundtrip.simulators.servicebus.entities.Entities;
import io.roundtrip.simulators.servicebus.protocol.EntityAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Faults on demand. Each is in force when its method returns. */
public final class Faults {
    public static final String DETACH_FORCED = "amqp:link:detach-forced";
    public static final String CONNECTION_FORCED = "amqp:connection:forced";

    private final Entities entities;
    private final FaultScript script;
    private final Connections connections;

    public Faults(Entities entities, FaultScript script, Connections connections) {
        this.entities = entities;
        this.script = script;
        this.connections = connections;
    }

    /** Refuses sends, also scheduled ones, until allowed again, used up or over. The same name replaces. */
    public void refuseSends(String name, SendRefusal refusal) {
        onLoop(() -> {
            entities.requireKnown(refusal.queue());
            script.refusals.put(name, refusal);
        });
    }

    /** Refusals in force by name, each with the count that is left. */
    public Map<String, SendRefusal> refusals() {
        return entities.context().loop().call(() -> {
            script.forgetOver();
            return new LinkedHashMap<>(script.refusals);
        });
    }

    /** Ends a refusal; one that is not there is not an error. */
    public void allowSends(String name) {
        onLoop(() -> script.refusals.remove(name));
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
        onLoop(() -> script.down = true);
        dropConnections();
    }

    public void comeBack() {
        onLoop(() -> script.down = false);
    }

    public boolean isDown() {
        return entities.context().loop().call(() -> script.down);
    }

    /** Every lock of the queue, message or session, runs out now and its delivery counts; says how many locks. */
    public int loseLocks(String queue) {
        return entities.context().loop().call(() -> {
            return SeriesPlayer.loseLocks(entities.named(queue));
        });
    }

    /** Answers to sends and settlements come this much later; their effect does not. Zero ends it. */
    public void delayAnswers(String queue, Duration delay) {
        onLoop(() -> {
            entities.requireKnown(queue);
            script.delay(queue, delay);
        });
    }

    /** Delays in force by queue. */
    public Map<String, Duration> delays() {
        return entities.context().loop().call(() -> new LinkedHashMap<>(script.delays()));
    }

    /** The next sends to the queue are stored, and their connection drops instead of an answer. */
    public void loseAnswers(String queue, int count) {
        onLoop(() -> {
            entities.requireKnown(queue);
            script.loseAnswers(queue, count);
        });
    }

    /** Starts a series; one that still runs ends. */
    public void play(FaultSeries series) {
        onLoop(() -> new SeriesPlayer(entities, script, connections).play(series));
    }

    /** What has happened of the series, oldest first. */
    public List<FaultSeries.Fault> struck() {
        return entities.context().loop().call(() -> List.copyOf(script.struck));
    }

    /** Ends everything that is in force. */
    public void clear() {
        onLoop(script::clear);
    }

    private void onLoop(Runnable task) {
        entities.context().loop().execute(task);
    }

    private int onEachConnection(ToIntFunction<Connections.Connection> fault) {
        return entities.context().loop().call(() -> {
            return connections.all().stream().mapToInt(fault).sum();
        });
    }
}
