package io.roundtrip.schema.instances;

import io.roundtrip.schema.memory.InMemoryInstances;

class InMemoryInstancesTest extends InstancesContract {

    private final InMemoryInstances instances = new InMemoryInstances();

    @Override
    Instances instances() {
        return instances;
    }
}
