package io.roundtrip.sandbox.model.failure;

import io.roundtrip.sandbox.model.KeyReader;
import io.roundtrip.sandbox.model.MessageIds;
import io.roundtrip.sandbox.model.Model;
import io.roundtrip.sandbox.model.Steps;
import io.roundtrip.schema.failures.FailureStatus;
import java.util.Optional;

/** The life of one failure row. */
final class FailureModel implements Model<World> {
    private final MessageIds ids = new MessageIds();
    private final OutsideSteps outside;
    private final SenderSteps sender;
    private final DeliverySteps delivery;
    private final ClosingSteps closing;

    FailureModel(Bounds bounds, Rules rules) {
        outside = new OutsideSteps(bounds, rules);
        sender = new SenderSteps(bounds, rules, ids);
        delivery = new DeliverySteps(bounds, rules, ids);
        closing = new ClosingSteps(bounds, rules, ids);
    }

    @Override
    public World initial() {
        return new World();
    }

    @Override
    public void steps(World world, Steps<World> steps) {
        outside.offer(world, steps);
        sender.offer(world, steps);
        delivery.offer(world, steps);
        closing.offer(world, steps);
    }

    @Override
    public Optional<String> violation(World world, boolean quiet) {
        if (world.broken != World.Broken.NO) {
            return Optional.of(world.broken.name());
        }
        if (!quiet) {
            return Optional.empty();
        }
        Optional<FailureStatus> status = world.failure.map(row -> row.status());
        if (status.filter(FailureModel::isMoving).isPresent()) {
            return Optional.of("STUCK in " + status.orElseThrow());
        }
        boolean visible = status.filter(FailureStatus::isOpen).isPresent();
        return world.held == world.now() || visible || world.lost > 0
                ? Optional.empty()
                : Optional.of("HIDDEN: source " + world.now() + ", target " + world.held + ", " + world.failure);
    }

    private static boolean isMoving(FailureStatus status) {
        return status == FailureStatus.WAITING || status.isRetry();
    }

    @Override
    public byte[] encode(World world) {
        return world.key(ids);
    }

    @Override
    public World decode(byte[] key) {
        return World.read(new KeyReader(key), ids);
    }
}
