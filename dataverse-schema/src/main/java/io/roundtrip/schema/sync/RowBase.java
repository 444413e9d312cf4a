package io.roundtrip.schema.sync;

/**
 * The version of a row's last change that was not ours.
 *
 * @param value a row's {@code versionnumber}
 * @param lastChangeIsOurs whether the row moved on from that version by our own acknowledgements only
 */
public record RowBase(long value, boolean lastChangeIsOurs) {
    public RowBase {
        if (value < 0) {
            throw new IllegalArgumentException("base " + value + " must not be negative");
        }
    }

    /**
     * The row's version, unless one of our application users changed it last and the text has a base: then that base.
     * A base above the row's version comes from before a restore and says nothing about this row any more.
     */
    public static RowBase of(long version, boolean modifiedByUs, SyncText sync) {
        boolean ours =
                modifiedByUs && sync.base().filter(base -> base <= version).isPresent();
        return ours ? new RowBase(sync.base().orElseThrow(), true) : new RowBase(version, false);
    }
}
