package io.roundtrip.sandbox.model.row;

import io.roundtrip.ack.AckDecision;
import io.roundtrip.ack.AckFacts;
import io.roundtrip.ack.AckPolicy;
import io.roundtrip.sandbox.model.Steps;
import io.roundtrip.sandbox.model.row.Bounds.Setting;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The ack processor: a PATCH with the snapshot's ETag; after a 412 a read, and a PATCH with the ETag just read. */
final class AckSteps {
    private final Bounds bounds;
    private final Policies policies;
    private final Texts texts;
    private final AckFactsOf factsOf;

    AckSteps(Bounds bounds, Policies policies, Texts texts) {
        this.bounds = bounds;
        this.policies = policies;
        this.texts = texts;
        this.factsOf = new AckFactsOf(bounds, texts);
    }

    void offer(World world, Steps<World> steps) {
        if (world.ackWork.isPresent()) {
            World next = world.copy();
            AckWork work = world.ackWork.orElseThrow();
            next.ackWork = Optional.empty();
            offerPatch(next, work, "the ack processor, with the ETag just read, ", steps);
            return;
        }
        Set<Ack> distinct = new HashSet<>(world.acks);
        distinct.forEach(ack -> offerAck(world, ack, steps));
    }

    private void offerAck(World world, Ack ack, Steps<World> steps) {
        World taken = world.copy();
        taken.acks.remove(ack);
        offerFirst(taken, ack, "", steps);
        if (bounds.allows(Setting.ACK_REPEATED, world)) {
            offerFirst(world.fault(), ack, "FAULT: killed before it completes: ", steps);
        }
        if (bounds.allows(Setting.ACK_DEAD_LETTERED, world)) {
            World next = taken.fault();
            next.lanes.get(ack.mapping()).ackDeadLettered = true;
            steps.foreign("FAULT: the acknowledgement of version " + ack.seen().version() + " is dead-lettered", next);
        }
    }

    private void offerFirst(World next, Ack ack, String prefix, Steps<World> steps) {
        String who = prefix + "the ack processor (" + RowModel.name(ack.mapping()) + ", version "
                + ack.seen().version() + ") ";
        AckDecision first = AckPolicy.first(factsOf.ack(ack));
        if (first instanceof AckDecision.Patch patch) {
            offerPatch(next, work(ack, patch), who, steps);
        } else if (first instanceof AckDecision.ReadRow) {
            steps.ours(who + "reads the row", next);
        } else {
            steps.ours(who + "has nothing to patch", next);
        }
    }

    private void offerPatch(World next, AckWork work, String who, Steps<World> steps) {
        if (!next.source.exists) {
            offerGone(next, work, who, steps);
        } else if (work.etag() == next.source.version) {
            patch(next, work);
            steps.ours(
                    () -> who + "patches id " + work.id() + ", text " + text(work) + ", version " + next.source.version,
                    next);
            offerPlugIn(next, who, steps);
        } else {
            offerConflict(next, work, who, steps);
        }
    }

    private void offerConflict(World next, AckWork work, String who, Steps<World> steps) {
        AckFacts ack = factsOf.ack(work.ack());
        AckDecision decision = policies.ackOnRow()
                .apply(ack, factsOf.row(next.source, work.ack().mapping()));
        if (decision instanceof AckDecision.Patch patch) {
            next.ackWork = Optional.of(work(work.ack(), patch));
        }
        steps.ours(() -> who + "gets 412, reads the row: " + decision, next);
    }

    private void offerGone(World next, AckWork work, String who, Steps<World> steps) {
        AckDecision decision = AckPolicy.onGone(factsOf.ack(work.ack()));
        if (decision instanceof AckDecision.AskForDelete) {
            next.notifyOnQueue(work.ack().mapping());
        }
        steps.ours(() -> who + "gets 404: " + decision, next);
    }

    private void patch(World next, AckWork work) {
        boolean rewrites = bounds.has(Setting.SELF_CAUSING);
        next.source.change(rewrites ? next.source.content.other() : next.source.content, true);
        next.source.links[work.ack().mapping()] = work.id();
        next.source.text = work.text();
    }

    private void offerPlugIn(World patched, String who, Steps<World> steps) {
        if (patched.plugIns < bounds.plugIns()) {
            World next = patched.copy();
            next.plugIns++;
            next.source.content = next.source.content.other();
            steps.foreign(who + "patches, and a plug-in changes the row to " + next.source.content, next);
        }
    }

    private AckWork work(Ack ack, AckDecision.Patch patch) {
        int id = patch.targetId().map(Integer::parseInt).orElse(0);
        return new AckWork(ack, Integer.parseInt(patch.ifMatch()), id, texts.number(patch.syncText()));
    }

    private String text(AckWork work) {
        return texts.text(work.text()).text();
    }
}
