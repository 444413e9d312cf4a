package io.roundtrip.delivery;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Each target's own threads, as many as it takes calls at the same time. */
record TargetThreads(Map<String, ExecutorService> byTarget) implements AutoCloseable {

    static TargetThreads of(List<TargetSettings> targets) {
        return new TargetThreads(targets.stream()
                .collect(Collectors.toUnmodifiableMap(
                        TargetSettings::name, target -> Executors.newFixedThreadPool(target.concurrency()))));
    }

    @Override
    public void close() {
        byTarget.values().forEach(ExecutorService::shutdown);
    }
}
