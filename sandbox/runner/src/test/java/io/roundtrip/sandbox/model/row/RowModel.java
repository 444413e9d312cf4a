package io.roundtrip.sandbox.model.row;

import io.roundtrip.sandbox.model.KeyReader;
import io.roundtrip.sandbox.model.Model;
import io.roundtrip.sandbox.model.Steps;
import java.util.Optional;
import java.util.stream.IntStream;

/** The whole round trip of one row. */
final class RowModel implements Model<World> {
    private final Bounds bounds;
    private final PeopleSteps people;
    private final SenderSteps sender;
    private final DeliverySteps delivery;
    private final AckSteps acks;

    RowModel(Bounds bounds, Policies policies) {
        Texts texts = new Texts();
        this.bounds = bounds;
        people = new PeopleSteps(bounds);
        sender = new SenderSteps(bounds, policies, texts);
        delivery = new DeliverySteps(bounds, policies, texts);
        acks = new AckSteps(bounds, policies, texts);
    }

    static String name(int mapping) {
        return mapping == 0 ? "erp" : "crm";
    }

    @Override
    public World initial() {
        return World.initial(bounds);
    }

    @Override
    public void steps(World world, Steps<World> steps) {
        people.offer(world, steps);
        sender.offer(world, steps);
        delivery.offer(world, steps);
        acks.offer(world, steps);
    }

    @Override
    public Optional<String> violation(World world, boolean quiet) {
        if (world.broken != World.Broken.NO) {
            return Optional.of(world.broken.name());
        }
        if (world.notified > bounds.mostNotified()) {
            return Optional.of("UNBOUNDED ECHO: " + world.notified + " notifications");
        }
        return quiet
                ? IntStream.range(0, bounds.mappings())
                        .mapToObj(m -> atRest(world, m))
                        .flatMap(Optional::stream)
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<String> atRest(World world, int mapping) {
        Lane lane = world.lanes.get(mapping);
        if (lane.parked) {
            return Optional.empty();
        }
        Content wanted = world.source.content.inScope() ? world.source.content : Content.ABSENT;
        if (lane.content != wanted) {
            return Optional.of(
                    "LOST: source " + world.source.content + ", target of " + name(mapping) + " " + lane.content);
        }
        boolean linked = world.source.links[mapping] == lane.number;
        return !world.source.exists || linked || lane.ackDeadLettered
                ? Optional.empty()
                : Optional.of("WRONG TARGET ID: " + world.source.links[mapping] + " instead of " + lane.number);
    }

    @Override
    public byte[] encode(World world) {
        return world.key();
    }

    @Override
    public World decode(byte[] key) {
        return World.read(new KeyReader(key), bounds.mappings());
    }
}
