package io.roundtrip.delivery;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Calls of targets, each at most as many at a time as its own executor has threads: a slow one slows no other. */
final class ParallelCalls {

    private final Map<String, Executor> threadsByTarget;

    ParallelCalls(Map<String, ? extends Executor> threadsByTarget) {
        this.threadsByTarget = Map.copyOf(threadsByTarget);
    }

    /** Waits for all; the first bug among them is thrown after the others have ended. */
    Map<UUID, Outcome> each(String target, Map<UUID, Snapshot> snapshots, Function<Snapshot, Outcome> call) {
        Executor threads = Objects.requireNonNull(threadsByTarget.get(target), target);
        Map<UUID, CompletableFuture<Outcome>> started = new LinkedHashMap<>();
        snapshots.forEach(
                (id, snapshot) -> started.put(id, CompletableFuture.supplyAsync(() -> call.apply(snapshot), threads)));
        try {
            CompletableFuture.allOf(started.values().toArray(CompletableFuture[]::new))
                    .join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException bug ? bug : failed;
        }
        Map<UUID, Outcome> outcomes = new LinkedHashMap<>();
        started.forEach((id, outcome) -> outcomes.put(id, outcome.join()));
        return outcomes;
    }
}
