package io.roundtrip.schema.instances;

import java.util.List;

/** Who is running. An instance is a row of its own, rewritten with every beat; rows of past instances stay for a while. */
public interface Instances {

    /** Stores that the instance is alive; it never fails because the row is or is not there yet. */
    void beat(Instance instance);

    List<Instance> all();
}
