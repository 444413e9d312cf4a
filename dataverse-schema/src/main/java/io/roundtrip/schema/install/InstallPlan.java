package io.roundtrip.schema.install;

import java.util.List;

/**
 * What is to be done in an environment, in order.
 *
 * @param endedFeeds mappings whose delta links end with it, because their table's definition changes: each is read again
 *     from its beginning once
 */
public record InstallPlan(List<InstallStep> steps, List<String> endedFeeds) {

    public InstallPlan {
        steps = List.copyOf(steps);
        endedFeeds = List.copyOf(endedFeeds);
    }

    public boolean isEmpty() {
        return steps.isEmpty();
    }
}
