package io.roundtrip.sandbox.model.row;

import io.roundtrip.sandbox.model.Steps;
import io.roundtrip.sandbox.model.row.Bounds.Setting;
import io.roundtrip.sender.EchoDecision;
import io.roundtrip.sender.EchoFacts;
import java.util.Optional;

/** Feed, outbox records, cursor, relay. */
final class SenderSteps {
    private static final int MOST_QUEUED = 3;

    private final Bounds bounds;
    private final Policies policies;
    private final Texts texts;

    SenderSteps(Bounds bounds, Policies policies, Texts texts) {
        this.bounds = bounds;
        this.policies = policies;
        this.texts = texts;
    }

    void offer(World world, Steps<World> steps) {
        if (world.page == 0) {
            offerPoll(world, steps);
        } else {
            offerPage(world, steps);
        }
        for (int m = 0; m < bounds.mappings(); m++) {
            offerRelay(world, m, steps);
        }
        if (bounds.allows(Setting.SENDER_KILLED, world)) {
            offerKill(world, steps);
        }
    }

    private void offerPoll(World world, Steps<World> steps) {
        if (world.source.version <= world.cursor) {
            return;
        }
        World next = world.copy();
        next.page = world.source.version;
        decide(next);
        String name = "the sender reads version " + next.page + " from the feed: notify " + next.pageNotifies
                + ", park " + next.pageParks;
        if (!bounds.has(Setting.SENDER_IN_STEPS)) {
            record(next);
            saveCursor(next);
            relayAll(next);
        }
        steps.ours(name, next);
    }

    private void decide(World next) {
        next.pageNotifies = 0;
        next.pageParks = 0;
        for (int m = 0; m < bounds.mappings(); m++) {
            EchoDecision decision = next.source.exists ? echo(next, m) : new EchoDecision.Notify();
            if (decision instanceof EchoDecision.Notify) {
                next.pageNotifies |= 1 << m;
            } else if (decision instanceof EchoDecision.Park) {
                next.pageParks |= 1 << m;
            }
        }
    }

    private EchoDecision echo(World world, int mapping) {
        Source row = world.source;
        EchoFacts facts = new EchoFacts(RowModel.name(mapping), 1, row.modifiedByUs, row.version, texts.text(row.text));
        return policies.echo().apply(facts, Optional.of(row.content.name()));
    }

    private void offerPage(World world, Steps<World> steps) {
        World next = world.copy();
        if (world.pageRecorded) {
            saveCursor(next);
            steps.ours("the sender saves the cursor", next);
        } else {
            record(next);
            steps.ours("the sender records the page's notifications", next);
        }
    }

    private void record(World next) {
        next.pageRecorded = true;
        for (int m = 0; m < bounds.mappings(); m++) {
            next.lanes.get(m).pending += next.pageNotifies >> m & 1;
            next.lanes.get(m).parked |= (next.pageParks >> m & 1) == 1;
        }
    }

    private static void saveCursor(World next) {
        next.cursor = next.page;
        forgetPage(next);
    }

    private static void forgetPage(World next) {
        next.page = 0;
        next.pageNotifies = 0;
        next.pageParks = 0;
        next.pageRecorded = false;
    }

    private void relayAll(World next) {
        for (int m = 0; m < bounds.mappings(); m++) {
            for (Lane lane = next.lanes.get(m); lane.pending > 0; lane.pending--) {
                next.notifyOnQueue(m);
            }
        }
    }

    private void offerRelay(World world, int mapping, Steps<World> steps) {
        Lane lane = world.lanes.get(mapping);
        if (lane.pending > 0 && lane.queued < MOST_QUEUED) {
            World next = world.copy();
            next.lanes.get(mapping).pending--;
            next.lanes.get(mapping).accepted++;
            next.notifyOnQueue(mapping);
            steps.ours("the broker accepts a notification for " + RowModel.name(mapping), next);
        }
        if (lane.accepted > 0) {
            World next = world.copy();
            next.lanes.get(mapping).accepted--;
            steps.ours("the sender deletes its record for " + RowModel.name(mapping), next);
        }
    }

    private static void offerKill(World world, Steps<World> steps) {
        World next = world.fault();
        forgetPage(next);
        next.lanes.forEach(lane -> {
            lane.pending += lane.accepted;
            lane.accepted = 0;
        });
        steps.foreign("FAULT: the sender is killed", next);
    }
}
