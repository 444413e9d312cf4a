package io.roundtrip.simulators.servicebus.faults;

import io.roundtrip.simulators.servicebus.entities.Entities;
import io.roundtrip.simulators.servicebus.entities.MessageQueue;
import io.roundtrip.simulators.servicebus.protocol.EntityAddress;
import java.time.Duration;
import java.util.Iterator;

/** Makes the faults of a series happen. Belongs to the loop's thread. */
record SeriesPlayer(Entities entities, FaultScript script, Connections connections) {
    private static final String NAME = "series";

    void play(FaultSeries series) {
        entities.named(series.queue());
        script.endSeries();
        next(series, series.faults().iterator());
    }

    private void next(FaultSeries series, Iterator<FaultSeries.Fault> rest) {
        if (rest.hasNext()) {
            script.series = entities.context().loop().after(series.every(), () -> {
                strike(series, rest.next());
                next(series, rest);
            });
        }
    }

    private void strike(FaultSeries series, FaultSeries.Fault fault) {
        String queue = series.queue();
        script.struck.add(fault);
        switch (fault) {
            case DETACHED_LINKS ->
                connections
                        .all()
                        .forEach(connection -> connection.detachLinks(EntityAddress.of(queue), Faults.DETACH_FORCED));
            case CLOSED_CONNECTIONS ->
                connections.all().forEach(connection -> connection.close(Faults.CONNECTION_FORCED));
            case DROPPED_CONNECTIONS -> connections.all().forEach(Connections.Connection::drop);
            case LOST_LOCKS -> loseLocks(entities.named(queue));
            case LOST_ANSWER -> script.loseAnswers(queue, 1);
            case REFUSED_SEND ->
                script.refusals.put(
                        NAME, SendRefusal.of(queue, SendRefusal.INTERNAL_ERROR).times(1));
            case DELAYED_ANSWERS -> delay(queue, series.every().dividedBy(2));
        }
    }

    static int loseLocks(MessageQueue queue) {
        return queue.sessions().loseAll() + queue.locked().lose(lock -> true);
    }

    private void delay(String queue, Duration delay) {
        script.delay(queue, delay);
        entities.context().loop().after(delay, () -> script.delay(queue, Duration.ZERO));
    }
}
