package io.roundtrip.sandbox.model.row;

import io.roundtrip.sandbox.model.KeyReader;
import io.roundtrip.sandbox.model.KeyWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that can differ between two moments. */
final class World {
    enum Broken {
        NO,
        OLDER_OVERWROTE_NEWER,
        GHOST_ROW
    }

    final Source source;
    final List<Lane> lanes = new ArrayList<>();
    final List<Worker> workers = new ArrayList<>();
    final List<Ack> acks = new ArrayList<>();
    Optional<AckWork> ackWork = Optional.empty();
    /** The feed's cursor, and a page read but not recorded: its version and the mappings to notify and to park. */
    int cursor;

    int page;
    int pageNotifies;
    int pageParks;
    boolean pageRecorded;
    int edits;
    int deletes;
    int faults;
    int plugIns;
    int notified;
    Broken broken = Broken.NO;

    private World(Source source) {
        this.source = source;
    }

    static World initial(Bounds bounds) {
        World world = new World(new Source(bounds.mappings()));
        Stream.generate(Lane::new).limit(bounds.mappings()).forEach(world.lanes::add);
        Stream.generate(() -> Worker.IDLE).limit(bounds.workers()).forEach(world.workers::add);
        return world;
    }

    World copy() {
        World copy = new World(source.copy());
        lanes.forEach(lane -> copy.lanes.add(lane.copy()));
        copy.workers.addAll(workers);
        copy.acks.addAll(acks);
        copy.ackWork = ackWork;
        copy.cursor = cursor;
        copy.page = page;
        copy.pageNotifies = pageNotifies;
        copy.pageParks = pageParks;
        copy.pageRecorded = pageRecorded;
        copyCounters(copy);
        return copy;
    }

    private void copyCounters(World copy) {
        copy.edits = edits;
        copy.deletes = deletes;
        copy.faults = faults;
        copy.plugIns = plugIns;
        copy.notified = notified;
        copy.broken = broken;
    }

    World fault() {
        World copy = copy();
        copy.faults++;
        return copy;
    }

    void notifyOnQueue(int mapping) {
        lanes.get(mapping).queued++;
        notified++;
    }

    byte[] key() {
        KeyWriter key = new KeyWriter();
        source.write(key);
        lanes.forEach(lane -> lane.write(key));
        key.put(cursor, page, pageNotifies, pageParks);
        key.put(pageRecorded);
        key.put(edits, deletes, faults, plugIns, notified, broken.ordinal());
        key.putUnordered(workers, Worker::key);
        key.putUnordered(acks, Ack::key);
        key.put(ackWork.isPresent());
        ackWork.ifPresent(work -> work.write(key));
        return key.key();
    }

    static World read(KeyReader key, int mappings) {
        World world = new World(Source.read(key, mappings));
        KeyReader.times(mappings, () -> world.lanes.add(Lane.read(key)));
        world.cursor = key.next();
        world.page = key.next();
        world.pageNotifies = key.next();
        world.pageParks = key.next();
        world.pageRecorded = key.nextBoolean();
        world.readCounters(key);
        KeyReader.times(key.next(), () -> world.workers.add(Worker.read(key)));
        KeyReader.times(key.next(), () -> world.acks.add(Ack.read(key)));
        world.ackWork = key.nextBoolean() ? Optional.of(AckWork.read(key)) : Optional.empty();
        return world;
    }

    private void readCounters(KeyReader key) {
        edits = key.next();
        deletes = key.next();
        faults = key.next();
        plugIns = key.next();
        notified = key.next();
        broken = Broken.values()[key.next()];
    }
}
