package io.roundtrip.sandbox.model.row;

import io.roundtrip.ack.AckFacts.Outcome;
import io.roundtrip.delivery.AfterWrite;
import io.roundtrip.delivery.GuardVersion;
import io.roundtrip.sandbox.model.Steps;
import io.roundtrip.sandbox.model.row.Bounds.Setting;
import java.util.Optional;

/** The delivery workers: lock, read, write, read again, acknowledge, complete. */
final class DeliverySteps {
    private final Bounds bounds;
    private final Policies policies;
    private final Texts texts;

    DeliverySteps(Bounds bounds, Policies policies, Texts texts) {
        this.bounds = bounds;
        this.policies = policies;
        this.texts = texts;
    }

    void offer(World world, Steps<World> steps) {
        offerLocks(world, steps);
        for (int i = 0; i < world.workers.size(); i++) {
            Worker worker = world.workers.get(i);
            if (worker.phase() != Worker.Phase.IDLE) {
                offerNext(world, i, steps);
                offerFaults(world, i, steps);
            }
        }
    }

    private void offerLocks(World world, Steps<World> steps) {
        int idle = world.workers.indexOf(Worker.IDLE);
        for (int m = 0; idle >= 0 && m < bounds.mappings(); m++) {
            if (world.lanes.get(m).queued > 0 && !isHeld(world, m)) {
                World next = world.copy();
                next.lanes.get(m).queued--;
                next.workers.set(idle, Worker.locking(m));
                steps.ours("a worker locks a message of " + RowModel.name(m), next);
            }
        }
    }

    private boolean isHeld(World world, int mapping) {
        return bounds.has(Setting.SESSIONS)
                && world.workers.stream()
                        .anyMatch(w -> w.phase() != Worker.Phase.IDLE && w.mapping() == mapping && !w.lost());
    }

    private void offerNext(World world, int i, Steps<World> steps) {
        World next = world.copy();
        Worker worker = world.workers.get(i);
        String name = switch (worker.phase()) {
            case LOCKED -> read(next, i);
            case READ -> write(next, i);
            case WRITTEN -> readAgain(next, i);
            default -> complete(next, i);
        };
        steps.ours("worker " + i + " (" + RowModel.name(worker.mapping()) + ") " + name, next);
    }

    private String read(World next, int i) {
        Worker worker = next.workers.get(i);
        Seen seen = texts.snapshot(next.source, worker.mapping());
        next.workers.set(i, worker.reading(seen));
        return seen.exists() ? "reads version " + seen.version() + ", " + seen.content() : "reads: gone";
    }

    private String write(World next, int i) {
        Worker worker = next.workers.get(i);
        Lane target = next.lanes.get(worker.mapping());
        Seen seen = worker.seen();
        if (!seen.exists()) {
            delete(target, target.version);
            next.workers.set(i, worker.wrote(Outcome.DELETED, 0));
            return "deletes at the target";
        }
        if (seen.content() == Content.OUT_OF_SCOPE && seen.link() == 0 && bounds.has(Setting.EXITS_ONLY_LINKED)) {
            next.workers.set(i, worker.wrote(Outcome.OUT_OF_SCOPE, 0));
            return "finds the row outside and without target id";
        }
        return bounds.has(Setting.GUARDED) && !accepts(target, seen) ? refuse(next, i) : apply(next, i);
    }

    private boolean accepts(Lane target, Seen seen) {
        Optional<GuardVersion> held =
                target.version == 0 ? Optional.empty() : Optional.of(new GuardVersion(1, target.version));
        return policies.accepts().test(held, new GuardVersion(1, seen.version()));
    }

    private static String refuse(World next, int i) {
        Worker worker = next.workers.get(i);
        next.workers.set(i, worker.wrote(Outcome.REFUSED_AS_OLDER, next.lanes.get(worker.mapping()).number));
        return "is refused as older";
    }

    private String apply(World next, int i) {
        Worker worker = next.workers.get(i);
        Lane target = next.lanes.get(worker.mapping());
        Seen seen = worker.seen();
        if (bounds.has(Setting.GUARDED) && seen.version() < target.version) {
            next.broken = World.Broken.OLDER_OVERWROTE_NEWER;
        }
        if (seen.content() == Content.OUT_OF_SCOPE) {
            delete(target, seen.version());
            next.workers.set(i, worker.wrote(Outcome.DELETED, 0));
            return "deletes at the target, because version " + seen.version() + " is out of scope";
        }
        upsert(target, seen);
        next.workers.set(i, worker.wrote(Outcome.UPSERTED, target.number));
        return "writes version " + seen.version() + ", " + seen.content() + ", as id " + target.number;
    }

    private void upsert(Lane target, Seen seen) {
        target.content = seen.content();
        target.version = seen.version();
        if (target.number == 0 || bounds.has(Setting.SELF_CAUSING)) {
            target.number = ++target.lastNumber;
        }
    }

    private static void delete(Lane target, int version) {
        target.content = Content.ABSENT;
        target.version = version;
        target.number = 0;
    }

    private String readAgain(World next, int i) {
        Worker worker = next.workers.get(i);
        if (bounds.has(Setting.RE_READ)) {
            AfterWrite then = policies.afterWrite().apply(version(worker.seen()), versionNow(next));
            if (then != AfterWrite.ACKNOWLEDGE) {
                next.workers.set(i, worker.again());
                return "reads again: moved, " + then;
            }
        }
        next.acks.add(new Ack(worker.mapping(), worker.outcome(), worker.id(), worker.seen()));
        next.workers.set(i, worker.acknowledged());
        return "acknowledges " + worker.outcome() + " of version "
                + worker.seen().version();
    }

    private static Optional<Long> version(Seen seen) {
        return seen.exists() ? Optional.of((long) seen.version()) : Optional.empty();
    }

    private static Optional<Long> versionNow(World world) {
        return world.source.exists ? Optional.of((long) world.source.version) : Optional.empty();
    }

    private static String complete(World next, int i) {
        String name = next.workers.get(i).lost() ? "fails to complete: lock lost" : "completes";
        next.workers.set(i, Worker.IDLE);
        return name;
    }

    private void offerFaults(World world, int i, Steps<World> steps) {
        Worker worker = world.workers.get(i);
        if (bounds.allows(Setting.WORKER_KILLED, world)) {
            World next = world.fault();
            next.lanes.get(worker.mapping()).queued += worker.lost() ? 0 : 1;
            next.workers.set(i, Worker.IDLE);
            steps.foreign("FAULT: worker " + i + " is killed", next);
        }
        if (bounds.allows(Setting.LOCK_LOST, world) && !worker.lost()) {
            World next = world.fault();
            next.lanes.get(worker.mapping()).queued++;
            next.workers.set(i, worker.losingLock());
            steps.foreign("FAULT: worker " + i + " loses its lock and goes on", next);
        }
    }
}
