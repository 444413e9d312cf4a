package io.roundtrip.schema.install;

import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.DataverseException;
import io.roundtrip.dataverse.Definitions;
import io.roundtrip.dataverse.Grant;
import io.roundtrip.dataverse.KeyState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Carries out a plan step by step. A run that is cut off leaves what it did; a new plan names the rest. */
public final class SchemaInstaller {

    private static final Duration KEY_PATIENCE = Duration.ofMinutes(10);
    private static final Duration KEY_PAUSE = Duration.ofSeconds(2);

    private static final String ROLES = "Run it as a user with the roles System Customizer and System Administrator.";

    private final DataverseClient dataverse;
    private final Clock clock;
    private final Pause pause;

    /** Lets time pass between two looks at a key. */
    @FunctionalInterface
    public interface Pause {
        void of(Duration duration) throws InterruptedException;
    }

    public SchemaInstaller(DataverseClient dataverse, Clock clock, Pause pause) {
        this.dataverse = dataverse;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Tells each step before it is done. Where the environment tells what its user may do, and that is not enough, nothing
     * is done.
     *
     * @throws InstallException naming the step that was refused, and why; the steps before it are done
     */
    public void install(InstallPlan plan, Consumer<InstallStep> progress) {
        requirePrivileges(plan);
        for (InstallStep step : plan.steps()) {
            progress.accept(step);
            carryOut(step);
        }
        plan.steps().forEach(this::awaitKey);
    }

    private void requirePrivileges(InstallPlan plan) {
        SortedSet<String> missing = new TreeSet<>();
        plan.steps().forEach(step -> missing.addAll(step.privileges()));
        Set<String> held = missing.isEmpty() ? Set.of() : held();
        missing.removeAll(held);
        if (!held.isEmpty() && !missing.isEmpty()) {
            throw new InstallException("The application user may not install: its roles lack "
                    + String.join(", ", missing) + ". " + ROLES + " Nothing was changed.");
        }
    }

    /** Names of privileges; none if the user may not even ask. */
    private Set<String> held() {
        try {
            return dataverse.securityRoles().grantsOfUser(dataverse.whoAmI().userId()).stream()
                    .map(Grant::privilege)
                    .filter(name -> !name.isEmpty())
                    .collect(Collectors.toSet());
        } catch (DataverseException e) {
            if (e.accessDenied()) {
                return Set.of();
            }
            throw e;
        }
    }

    private void carryOut(InstallStep step) {
        try {
            step.carryOut(dataverse);
        } catch (DataverseException e) {
            throw new InstallException("Could not " + step.sentence() + ": " + e.getMessage()
                    + e.serverMessage().map(text -> " (" + text + ")").orElse("") + ". " + remedy(e));
        }
    }

    private static String remedy(DataverseException e) {
        if (e.accessDenied()) {
            return ROLES;
        }
        return e.transientFailure() ? "Run it again; what is done is not done twice." : "Nothing after it was done.";
    }

    private void awaitKey(InstallStep step) {
        if (step instanceof InstallStep.CreateKey key) {
            awaitActive(new InstallStep.AwaitKey(key.table(), key.name()));
        } else if (step instanceof InstallStep.AwaitKey key) {
            awaitActive(key);
        }
    }

    private void awaitActive(InstallStep.AwaitKey key) {
        Definitions definitions = dataverse.definitions();
        Instant end = clock.instant().plus(KEY_PATIENCE);
        KeyState state = definitions.keyState(key.table(), key.name());
        while (state == KeyState.PENDING && clock.instant().isBefore(end)) {
            rest(key);
            state = definitions.keyState(key.table(), key.name());
        }
        if (state == KeyState.FAILED) {
            throw InstallException.failedKey(key.table(), key.name());
        }
        if (state != KeyState.ACTIVE) {
            throw new InstallException("Key " + key.name() + " of table " + key.table() + " is " + state + " after "
                    + KEY_PATIENCE + ". Look at the table's keys in the maker portal, and run again.");
        }
    }

    private void rest(InstallStep.AwaitKey key) {
        try {
            pause.of(KEY_PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InstallException("Interrupted while key " + key.name() + " was being built. Run it again.");
        }
    }
}
