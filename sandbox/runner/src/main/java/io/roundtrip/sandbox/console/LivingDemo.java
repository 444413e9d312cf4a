package io.roundtrip.sandbox.console;

import io.roundtrip.sandbox.SimulatedServices;
import io.roundtrip.sandbox.seeds.Seeds;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Edits its own rows as kim.demo, so that there is something to watch; begins when the initial load is done. */
final class LivingDemo implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LivingDemo.class);
    private static final String PERSON = "kim.demo";

    private final PersonEdits person;
    private final DemoEdits edits;
    private final InitialLoad load;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(LivingDemo::daemon);
    private volatile boolean on;

    private LivingDemo(SimulatedServices services, DemoSettings settings) {
        person = new PersonEdits(services.dataverse().url(), PERSON);
        edits = new DemoEdits(NamedRow.inTheDemo(Seeds.load()), new Random(settings.seed()));
        load = new InitialLoad(services.dataverse());
        on = settings.on();
    }

    static LivingDemo start(SimulatedServices services, DemoSettings settings) {
        LivingDemo demo = new LivingDemo(services, settings);
        long nanos = Math.round(TimeUnit.SECONDS.toNanos(1) / settings.editsPerSecond());
        demo.timer.scheduleAtFixedRate(demo::editIfOn, nanos, nanos, TimeUnit.NANOSECONDS);
        log.info("The living demo's seed is {}", settings.seed());
        return demo;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "living-demo");
        thread.setDaemon(true);
        return thread;
    }

    boolean isOn() {
        return on;
    }

    /** Holds from the next edit on. */
    void turn(boolean wanted) {
        on = wanted;
    }

    boolean waitsForTheLoad() {
        return !load.isDone();
    }

    private void editIfOn() {
        try {
            if (on && load.isDone()) {
                edit(edits.next());
            }
        } catch (RuntimeException failed) {
            log.warn("The living demo could not edit; it goes on with the next edit", failed);
        }
    }

    private void edit(DemoEdits.Edit edit) {
        person.edit(edit.row().id(), edit.values())
                .ifPresent(reason -> log.warn("The living demo's edit of {} was refused: {}", edit.row(), reason));
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
