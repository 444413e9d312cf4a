package io.roundtrip.simulators.dataverse.tracking;

import io.roundtrip.simulators.dataverse.protocol.Refusal;

/**
 * Where a reader of changes stands. The upper bound is fixed with the first page: what changes later is not on the pages to
 * come but above the token they end in, so nothing is passed over.
 *
 * @param changedAfter version of the last row given out
 * @param deletedAfter version of the last tombstone given out
 * @param enumeration the first reading of the whole table, which knows no deletes
 */
public record FeedPosition(long changedAfter, long deletedAfter, long upTo, boolean enumeration) {

    static FeedPosition start(long version, long upTo, boolean enumeration) {
        return new FeedPosition(version, enumeration ? upTo : version, upTo, enumeration);
    }

    static FeedPosition parse(String text) {
        String[] parts = text.split(" ");
        if (parts.length != 4) {
            throw Refusal.badQuery("The paging cookie '%s' is malformed.".formatted(text));
        }
        return new FeedPosition(
                Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]), parts[3].equals("all"));
    }

    String text() {
        return changedAfter + " " + deletedAfter + " " + upTo + " " + (enumeration ? "all" : "delta");
    }
}
