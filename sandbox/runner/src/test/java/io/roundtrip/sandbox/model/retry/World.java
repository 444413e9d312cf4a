package io.roundtrip.sandbox.model.retry;

import io.roundtrip.sandbox.model.KeyReader;
import io.roundtrip.sandbox.model.KeyWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A queue with duplicate detection and one message's attempts; MessageIds are held as bits. */
final class World {
    final List<Integer> queue = new ArrayList<>();
    int remembered;
    int delivered;
    int deadLettered;
    int faults;
    int highestAttempt;

    World copy() {
        World copy = new World();
        copy.queue.addAll(queue);
        copy.remembered = remembered;
        copy.delivered = delivered;
        copy.deadLettered = deadLettered;
        copy.faults = faults;
        copy.highestAttempt = highestAttempt;
        return copy;
    }

    byte[] key() {
        KeyWriter key = new KeyWriter();
        key.put(remembered, delivered, deadLettered, faults, highestAttempt, queue.size());
        Collections.sort(queue);
        queue.forEach(attempt -> key.put((int) attempt));
        return key.key();
    }

    static World read(KeyReader key) {
        World world = new World();
        world.remembered = key.next();
        world.delivered = key.next();
        world.deadLettered = key.next();
        world.faults = key.next();
        world.highestAttempt = key.next();
        for (int rest = key.next(); rest > 0; rest--) {
            world.queue.add(key.next());
        }
        return world;
    }
}
