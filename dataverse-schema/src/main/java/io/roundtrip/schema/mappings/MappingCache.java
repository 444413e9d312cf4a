package io.roundtrip.schema.mappings;

import io.roundtrip.mapping.Mappings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The snapshot that an app works with, at most 30 seconds old while the store answers. Thread-safe. */
public final class MappingCache {

    private static final Logger log = LoggerFactory.getLogger(MappingCache.class);
    private static final Duration MAX_AGE = Duration.ofSeconds(30);

    private final MappingStore store;
    private final Clock clock;
    private volatile @Nullable Snapshot snapshot;

    private record Snapshot(Mappings mappings, Instant triedAt) {}

    public MappingCache(MappingStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The last good snapshot if reloading fails; throws what the store throws only while there has never been one. */
    public Mappings current() {
        Snapshot last = snapshot;
        return last != null && isFresh(last) ? last.mappings() : refreshed();
    }

    /** Reloads even if the snapshot is fresh, and throws what the store throws: for a mapping that nobody knows yet. */
    public synchronized Mappings reloadNow() {
        Mappings loaded = store.load();
        snapshot = new Snapshot(loaded, clock.instant());
        return loaded;
    }

    private synchronized Mappings refreshed() {
        Snapshot last = snapshot;
        if (last == null) {
            return reloadNow();
        }
        return isFresh(last) ? last.mappings() : reloadedOr(last.mappings());
    }

    private Mappings reloadedOr(Mappings last) {
        try {
            return reloadNow();
        } catch (RuntimeException e) {
            log.warn("Mappings could not be reloaded; going on with the last ones, next attempt in {}", MAX_AGE, e);
            snapshot = new Snapshot(last, clock.instant());
            return last;
        }
    }

    private boolean isFresh(Snapshot last) {
        return clock.instant().isBefore(last.triedAt().plus(MAX_AGE));
    }
}
