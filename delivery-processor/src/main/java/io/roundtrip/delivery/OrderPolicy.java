package io.roundtrip.delivery;

import java.util.Optional;

/**
 * Keeps an older snapshot from overwriting a newer one: a guard at the target where it can compare, and reading the
 * source again after each write where it cannot, or where rows can be deleted.
 */
public final class OrderPolicy {
    private OrderPolicy() {}

    /** Only a strictly older snapshot is refused: revision and parents change the content of one and the same version. */
    public static boolean accepts(Optional<GuardVersion> held, GuardVersion offered) {
        return held.filter(version -> offered.compareTo(version) < 0).isEmpty();
    }

    public static AfterRefusal afterRefusal(GuardVersion held, GuardVersion offered) {
        return held.epoch() > offered.epoch() ? new AfterRefusal.ReloadEpoch() : new AfterRefusal.AcknowledgeHeld(held);
    }

    /**
     * Compares the version written with the one read afterwards; empty means the row is gone (404 with {@code
     * 0x80040217}), or was when its delete was written.
     */
    public static AfterWrite afterWrite(Optional<Long> written, Optional<Long> now) {
        if (written.equals(now)) {
            return AfterWrite.ACKNOWLEDGE;
        }
        return now.isPresent() ? AfterWrite.DELIVER_AGAIN : AfterWrite.DELETE;
    }
}
