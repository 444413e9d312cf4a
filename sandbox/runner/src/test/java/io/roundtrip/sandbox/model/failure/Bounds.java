package io.roundtrip.sandbox.model.failure;

import java.util.Set;

/** How much may happen in one world, and what. */
record Bounds(int edits, int requests, int faults, Set<Setting> settings) {
    enum Setting {
        /** One of the edits may be a delete, the next a re-creation with the same id. */
        DELETES,
        /** The target may fail for now. */
        TRANSIENT,
        /** The row needs a parent that arrives later. */
        PARENT,
        KILLS,
        LOCK_LOST,
        MESSAGE_LOST
    }

    static Bounds of(int edits, int requests, int faults, Setting... settings) {
        return new Bounds(edits, requests, faults, Set.of(settings));
    }

    boolean has(Setting setting) {
        return settings.contains(setting);
    }

    boolean allows(Setting fault, World world) {
        return has(fault) && world.faults < faults;
    }
}
