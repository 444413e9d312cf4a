package io.roundtrip.delivery;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Calls of one target, at most as many at a time as its executor has threads. */
final class ParallelCalls {

    private final Executor threads;

    ParallelCalls(Executor threads) {
        this.threads = threads;
    }

    /** Waits for all; the first bug among them is thrown after the others have ended. */
    Map<UUID, Outcome> each(Map<UUID, Snapshot> snapshots, Function<Snapshot, Outcome> call) {
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
