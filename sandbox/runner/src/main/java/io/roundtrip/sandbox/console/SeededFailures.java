package io.roundtrip.sandbox.console;

import io.roundtrip.sandbox.SimulatedServices;
import io.roundtrip.sandbox.seeds.Seeds;
import io.roundtrip.simulators.servicebus.faults.SendRefusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The failures that a fresh sandbox has to show. The services refuse and the apps find out: nobody writes a failed
 * record. The third one, an account without a country, comes with the seeds.
 */
public final class SeededFailures implements AutoCloseable {

    /** How long Service Bus refuses the message about one account. */
    static final Duration BUS_REFUSES = Duration.ofSeconds(60);

    /** How long the ERP is down for five accounts. */
    static final Duration TARGET_DOWN = Duration.ofSeconds(90);

    private static final Logger log = LoggerFactory.getLogger(SeededFailures.class);
    private static final String REFUSAL = "seeded failure";
    private static final String QUEUE = "outbound-erp";

    private final SimulatedServices services;
    private final Clock clock;
    private final TargetSwitches erp;
    private final Instant targetBack;
    private final List<NamedRow> downAtTarget;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(SeededFailures::daemon);

    private SeededFailures(SimulatedServices services, Clock clock) {
        this.services = services;
        this.clock = clock;
        this.erp = new TargetSwitches(services.erp());
        this.targetBack = clock.instant().plus(TARGET_DOWN);
        this.downAtTarget = NamedRow.refusedByTheTarget(Seeds.load());
    }

    /**
     * Sets the switches, edits the rows as alex.demo and ends the switches when their time is over. To be called when
     * {@link InitialLoad#isDone()}: before that, the load would run into the refusals.
     */
    public static SeededFailures arrange(SimulatedServices services, Clock clock) {
        SeededFailures failures = new SeededFailures(services, clock);
        failures.begin();
        failures.timer.scheduleWithFixedDelay(failures::endDue, 1, 1, TimeUnit.SECONDS);
        return failures;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "seeded-failures");
        thread.setDaemon(true);
        return thread;
    }

    private void begin() {
        PersonEdits alex = new PersonEdits(services.dataverse().url(), "alex.demo");
        NamedRow refused = NamedRow.of(Seeds.load(), Seeds.ACCOUNT_REFUSED_BY_THE_BUS);
        refuseSends(refused.id());
        erp.downFor(downAtTarget());
        edit(alex, refused);
        downAtTarget.forEach(row -> edit(alex, row));
    }

    /** A quota is refused at once; "server busy" would be repeated by the SDK for half a minute. */
    private void refuseSends(UUID row) {
        SendRefusal refusal = SendRefusal.of(QUEUE, SendRefusal.QUOTA_EXCEEDED)
                .whereBodyContains(row.toString())
                .until(clock.instant().plus(BUS_REFUSES));
        services.bus().faults().refuseSends(REFUSAL, refusal);
    }

    private static void edit(PersonEdits person, NamedRow row) {
        person.edit(row.id(), Map.of("telephone1", "555-0100")).ifPresent(reason -> {
            throw new IllegalStateException(row.name() + " could not be edited for a seeded failure; " + reason);
        });
    }

    private List<String> downAtTarget() {
        return downAtTarget.stream().map(row -> row.id().toString()).toList();
    }

    /** Ends what is over; the refusal at the bus ends by itself. */
    void endDue() {
        if (!clock.instant().isBefore(targetBack)) {
            erp.upFor(downAtTarget());
            timer.shutdown();
            log.info("The ERP takes the rows of the seeded failures again");
        }
    }

    /** Ends the switches now. */
    @Override
    public void close() {
        timer.shutdownNow();
        services.bus().faults().allowSends(REFUSAL);
        erp.upFor(downAtTarget());
    }
}
