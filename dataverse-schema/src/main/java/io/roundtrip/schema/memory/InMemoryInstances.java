package io.roundtrip.schema.memory;

import io.roundtrip.schema.instances.Instance;
import io.roundtrip.schema.instances.Instances;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The running instances of a test. */
public final class InMemoryInstances implements Instances {

    private final Map<UUID, Instance> instances = new LinkedHashMap<>();

    @Override
    public synchronized void beat(Instance instance) {
        instances.put(instance.id(), instance);
    }

    @Override
    public synchronized List<Instance> all() {
        return List.copyOf(instances.values());
    }
}
