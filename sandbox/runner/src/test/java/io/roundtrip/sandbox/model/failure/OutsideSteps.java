package io.roundtrip.sandbox.model.failure;

import io.roundtrip.sandbox.model.Steps;
import io.roundtrip.sandbox.model.failure.Bounds.Setting;
import io.roundtrip.schema.failures.FailureEvent.RetryRequested;
import io.roundtrip.schema.failures.FailureStatus;

/** What users do to the source row, and people to the failure row. */
final class OutsideSteps {
    private final Bounds bounds;
    private final Rules rules;

    OutsideSteps(Bounds bounds, Rules rules) {
        this.bounds = bounds;
        this.rules = rules;
    }

    void offer(World world, Steps<World> steps) {
        if (world.edits < bounds.edits()) {
            offerChange(world, steps);
        }
        if (bounds.has(Setting.PARENT) && !world.parentThere) {
            World next = world.copy();
            next.parentThere = true;
            steps.foreign("the parent arrives", next);
        }
        for (int i = 0; i < World.PEOPLE; i++) {
            offerPerson(world, i, steps);
        }
    }

    private void offerChange(World world, Steps<World> steps) {
        World next = change(world);
        if (!world.alive) {
            next.alive = true;
            next.born = next.version;
            steps.foreign("a user creates the row again, version " + next.version, next);
            return;
        }
        steps.foreign("a user edits the row, version " + next.version, next);
        if (bounds.has(Setting.DELETES)) {
            World deleted = change(world);
            deleted.alive = false;
            steps.foreign("a user deletes the row", deleted);
        }
    }

    private static World change(World world) {
        World next = world.copy();
        next.edits++;
        next.version++;
        return next;
    }

    private void offerPerson(World world, int i, Steps<World> steps) {
        if (world.people[i] > 0) {
            World next = world.copy();
            boolean fresh = world.people[i] == 2;
            next.people[i] = 0;
            boolean requested = fresh && rules.apply(next, new RetryRequested("person " + i));
            steps.ours("person " + i + (requested ? " requests a retry" : " is told that someone was faster"), next);
        } else if (world.requests < bounds.requests() && isRequestable(world)) {
            World next = world.copy();
            next.requests++;
            next.people[i] = 2;
            steps.foreign("person " + i + " looks at the failure", next);
        }
    }

    private static boolean isRequestable(World world) {
        return world.failure
                .filter(row -> row.isOpen() && row.status() != FailureStatus.RETRY_REQUESTED)
                .isPresent();
    }
}
