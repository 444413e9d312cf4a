package io.roundtrip.sandbox.model.row;

import java.util.Set;

/** How much may happen in one world, and how it is set up. */
record Bounds(int mappings, int workers, int edits, int deletes, int faults, int plugIns, Set<Setting> settings) {
    enum Setting {
        /** The sender's steps between feed and queue, one by one. */
        SENDER_IN_STEPS,
        /** The target compares versions within its write. */
        GUARDED,
        /** One worker per row, as long as its lock holds. */
        SESSIONS,
        /** Delivery reads the version again after its write. */
        RE_READ,
        /** Edits may take the row out of the mapping's filter. */
        EXITS,
        /** A row outside the filter is deleted at the target only when it has a target id. */
        EXITS_ONLY_LINKED,
        /** Each write makes another row at the target, and a plug-in changes the row in each of our patches. */
        SELF_CAUSING,
        SENDER_KILLED,
        WORKER_KILLED,
        LOCK_LOST,
        ACK_REPEATED,
        ACK_DEAD_LETTERED
    }

    static Bounds of(Setting... settings) {
        return new Bounds(1, 2, 0, 0, 0, 0, Set.of(settings));
    }

    Bounds mappings(int n) {
        return new Bounds(n, workers, edits, deletes, faults, plugIns, settings);
    }

    Bounds workers(int n) {
        return new Bounds(mappings, n, edits, deletes, faults, plugIns, settings);
    }

    Bounds edits(int n) {
        return new Bounds(mappings, workers, n, deletes, faults, plugIns, settings);
    }

    Bounds deletes(int n) {
        return new Bounds(mappings, workers, edits, n, faults, plugIns, settings);
    }

    Bounds faults(int n) {
        return new Bounds(mappings, workers, edits, deletes, n, plugIns, settings);
    }

    Bounds plugIns(int n) {
        return new Bounds(mappings, workers, edits, deletes, faults, n, settings);
    }

    boolean has(Setting setting) {
        return settings.contains(setting);
    }

    boolean allows(Setting fault, World world) {
        return has(fault) && world.faults < faults;
    }

    /** More notifications than this in one world mean that the row notifies itself. */
    int mostNotified() {
        return has(Setting.SELF_CAUSING) ? 24 : 6 * mappings * (1 + edits + deletes + faults + plugIns);
    }
}
