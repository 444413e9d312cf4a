package io.roundtrip.sandbox.model.failure;

import io.roundtrip.sandbox.model.MessageIds;
import io.roundtrip.sandbox.model.MessageIds.Message;
import io.roundtrip.sandbox.model.Steps;
import io.roundtrip.sandbox.model.failure.Bounds.Setting;
import io.roundtrip.schema.failures.FailedOperation;
import io.roundtrip.schema.failures.FailureEvent.Parked;
import io.roundtrip.schema.failures.FailureEvent.WaitingForRetry;
import java.util.HashSet;

/** Two workers; the target accepts, refuses for good, or fails for now, as it likes. */
final class DeliverySteps {
    private static final int WORKERS = 2;

    private final Bounds bounds;
    private final Rules rules;
    private final MessageIds ids;

    DeliverySteps(Bounds bounds, Rules rules, MessageIds ids) {
        this.bounds = bounds;
        this.rules = rules;
        this.ids = ids;
    }

    void offer(World world, Steps<World> steps) {
        for (Message message : new HashSet<>(world.queue)) {
            offerTake(world, message, steps);
        }
        for (Delivery delivery : new HashSet<>(world.deliveries)) {
            switch (delivery.phase()) {
                case READ -> offerWrite(world, delivery, steps);
                case WRITTEN -> offerAcknowledge(world, delivery, steps);
                case STORED -> offerCopy(world, delivery, steps);
            }
        }
    }

    private void offerTake(World world, Message message, Steps<World> steps) {
        if (bounds.allows(Setting.MESSAGE_LOST, world)) {
            World next = world.fault();
            next.queue.remove(message);
            next.lost++;
            steps.foreign("FAULT: " + message + " is lost", next);
        }
        if (world.deliveries.size() < WORKERS) {
            World next = world.copy();
            next.queue.remove(message);
            next.deliveries.add(read(world, message));
            steps.ours("a worker takes " + message + " and reads version " + world.now(), next);
        }
    }

    private static Delivery read(World world, Message message) {
        return new Delivery(message, Delivery.Phase.READ, world.now(), world.alive ? world.born : 0);
    }

    private void offerWrite(World world, Delivery delivery, Steps<World> steps) {
        offerAccept(world, delivery, steps);
        offerRefuse(world, delivery, steps);
        if (bounds.has(Setting.TRANSIENT)) {
            offerTransient(world, delivery, steps);
        }
        if (bounds.has(Setting.PARENT) && !world.parentThere && delivery.version() > 0) {
            World next = without(world, delivery);
            rules.apply(next, new Parked(delivery.version(), delivery.message().retry()));
            steps.ours(() -> "the parent is missing: " + delivery + " is parked", next);
        }
        if (bounds.allows(Setting.LOCK_LOST, world)) {
            World next = world.fault();
            next.queue.add(delivery.message());
            steps.foreign(() -> "FAULT: the lock of " + delivery.message() + " is lost, its worker goes on", next);
        }
    }

    private static void offerAccept(World world, Delivery delivery, Steps<World> steps) {
        World next = without(world, delivery);
        boolean older = delivery.version() > 0 && delivery.version() < world.everHeld;
        if (!older) {
            next.held = delivery.version();
            next.everHeld = Math.max(next.everHeld, delivery.version());
        }
        next.deliveries.add(delivery.in(Delivery.Phase.WRITTEN));
        steps.ours(() -> "the target " + (older ? "holds a newer version than " : "accepts ") + delivery, next);
    }

    private static void offerRefuse(World world, Delivery delivery, Steps<World> steps) {
        World next = without(world, delivery);
        next.letters.add(new Letter(delivery.message(), delivery.version()));
        steps.ours(() -> "the target refuses " + delivery + " for good: dead-lettered", next);
    }

    private void offerTransient(World world, Delivery delivery, Steps<World> steps) {
        World next = without(world, delivery);
        if (Rules.triesAgain(delivery.message().attempt())) {
            rules.apply(next, new WaitingForRetry(operation(delivery.version()), delivery.version()));
            next.deliveries.add(delivery.in(Delivery.Phase.STORED));
            steps.ours(() -> "the target fails for now, waiting is stored: " + delivery, next);
        } else {
            next.letters.add(new Letter(delivery.message(), delivery.version()));
            steps.ours(() -> "the last attempt fails, dead-lettered: " + delivery, next);
        }
    }

    static FailedOperation operation(int version) {
        return version == 0 ? FailedOperation.DELETE : FailedOperation.UPSERT;
    }

    private void offerCopy(World world, Delivery delivery, Steps<World> steps) {
        World next = without(world, delivery);
        SenderSteps.send(next, delivery.message().next(), ids);
        steps.ours(() -> "the copy of " + delivery.message() + " is scheduled, the original completed", next);
        if (bounds.allows(Setting.KILLS, world)) {
            World early = without(world.fault(), delivery);
            early.queue.add(delivery.message());
            steps.foreign(() -> "FAULT: killed before the copy of " + delivery.message() + " is scheduled", early);
            World late = next.copy();
            late.faults++;
            late.queue.add(delivery.message());
            steps.foreign(() -> "FAULT: killed after the copy of " + delivery.message() + " is scheduled", late);
        }
    }

    private void offerAcknowledge(World world, Delivery delivery, Steps<World> steps) {
        World next = without(world, delivery);
        if (delivery.version() != world.now()) {
            next.deliveries.add(read(world, delivery.message()));
            steps.ours(() -> "the row moved after the write of " + delivery + ": read again", next);
            return;
        }
        next.answers.add(new Answer(
                delivery.version(), delivery.born(), delivery.message().retry()));
        steps.ours(() -> "acknowledged and completed: " + delivery, next);
        if (bounds.allows(Setting.KILLS, world)) {
            World killed = next.copy();
            killed.faults++;
            killed.queue.add(delivery.message());
            steps.foreign(() -> "FAULT: killed between acknowledging and completing " + delivery, killed);
        }
    }

    private static World without(World world, Delivery delivery) {
        World next = world.copy();
        next.deliveries.remove(delivery);
        return next;
    }
}
