package io.roundtrip.simulators.dataverse.metadata;

import io.roundtrip.simulators.dataverse.faults.Switches;
import io.roundtrip.simulators.dataverse.faults.Switches.Switch;
import io.roundtrip.simulators.dataverse.tables.KeyDefinition;
import io.roundtrip.simulators.dataverse.tables.KeyDefinition.Status;
import io.roundtrip.simulators.dataverse.tables.Store;
import io.roundtrip.simulators.dataverse.tables.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The jobs that build the indexes of keys. A key is pending for half of the time that the switches name, and in progress for
 * the other half; then it is active, or failed because rows have the same values. Jobs go on whenever a request comes.
 */
final class KeyActivation {
    private final Store store;
    private final Switches switches;
    private final Clock clock;
    private final Queue<Job> jobs = new ConcurrentLinkedQueue<>();

    private record Job(Table table, String key, Instant start) {}

    KeyActivation(Store store, Switches switches, Clock clock) {
        this.store = store;
        this.switches = switches;
        this.clock = clock;
    }

    void begin(Table table, KeyDefinition key) {
        jobs.add(new Job(table, key.logicalName(), clock.instant()));
    }

    void goOn() {
        if (!jobs.isEmpty()) {
            store.transact(transaction -> {
                jobs.removeIf(this::ends);
                return jobs;
            });
        }
    }

    private boolean ends(Job job) {
        KeyDefinition key = job.table().schema().definition().key(job.key()).orElse(null);
        if (key == null || key.status() == Status.ACTIVE || key.status() == Status.FAILED) {
            return true; // deleted, or finished by a later job
        }
        Duration whole = switches.timeToActivateKeys();
        Duration passed = Duration.between(job.start(), clock.instant());
        if (passed.compareTo(whole) >= 0) {
            become(job.table(), key, outcome(job.table(), key));
            return true;
        }
        if (passed.compareTo(whole.dividedBy(2)) >= 0 && key.status() == Status.PENDING) {
            become(job.table(), key, Status.IN_PROGRESS);
        }
        return false;
    }

    private Status outcome(Table table, KeyDefinition key) {
        boolean builds = !switches.isOn(Switch.KEYS_FAIL_TO_ACTIVATE) && store.isUnique(table, key.columns());
        return builds ? Status.ACTIVE : Status.FAILED;
    }

    private void become(Table table, KeyDefinition key, Status status) {
        store.redefine(table, now -> now.withKey(key.in(status)));
    }
}
