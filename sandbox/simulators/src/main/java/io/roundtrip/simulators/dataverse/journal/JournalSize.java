package io.roundtrip.simulators.dataverse.journal;

/** How much a journal keeps; older entries are forgotten. */
public record JournalSize(int entries, int rowIds) {
    public static final JournalSize OFF = new JournalSize(0, 0);
    public static final JournalSize DEFAULT = new JournalSize(20_000, 500_000);

    public JournalSize {
        if (entries < 0 || rowIds < 0) {
            throw new IllegalArgumentException("A journal keeps no negative number of entries");
        }
    }

    boolean isOff() {
        return entries == 0;
    }
}
