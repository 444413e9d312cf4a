package io.roundtrip.sandbox.model.row;

import io.roundtrip.sandbox.model.Steps;
import io.roundtrip.sandbox.model.row.Bounds.Setting;

/** What people do to the source row. */
final class PeopleSteps {
    private final Bounds bounds;

    PeopleSteps(Bounds bounds) {
        this.bounds = bounds;
    }

    void offer(World world, Steps<World> steps) {
        if (!world.source.exists) {
            offerRecreate(world, steps);
            return;
        }
        offerEdit(world, Content.A, steps);
        offerEdit(world, Content.B, steps);
        if (bounds.has(Setting.EXITS)) {
            offerEdit(world, Content.OUT_OF_SCOPE, steps);
        }
        if (world.deletes < bounds.deletes()) {
            World next = world.copy();
            next.deletes++;
            next.source.delete();
            steps.foreign("a user deletes the row", next);
        }
    }

    private void offerEdit(World world, Content content, Steps<World> steps) {
        if (world.source.content == content || world.edits == bounds.edits()) {
            return;
        }
        World next = world.copy();
        next.edits++;
        next.source.change(content, false);
        steps.foreign("a user edits the row to " + content + ", version " + next.source.version, next);
    }

    private void offerRecreate(World world, Steps<World> steps) {
        if (world.edits < bounds.edits()) {
            World next = world.copy();
            next.edits++;
            next.source.recreate();
            steps.foreign("a user creates the row again with the same id, version " + next.source.version, next);
        }
    }
}
