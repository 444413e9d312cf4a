package io.roundtrip.schema.instances;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.schema.TestEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DataverseInstancesTest extends InstancesContract {

    private static TestEnvironment environment;
    private static DataverseInstances instances;

    @BeforeAll
    static void start() {
        environment = TestEnvironment.start();
        instances = new DataverseInstances(environment.client());
    }

    @AfterAll
    static void stop() {
        environment.close();
    }

    @Override
    Instances instances() {
        return instances;
    }

    @Test
    void anInstanceWhoseRowSomebodyDeletedComesBackWithItsNextBeat() {
        Instance instance = anInstance();
        instances.beat(instance);
        environment.empty("rt_instance");
        instances.beat(instance);
        assertThat(instances.all()).containsExactly(instance);
    }
}
