package io.roundtrip.simulators.dataverse.tracking;

import io.roundtrip.simulators.dataverse.protocol.Refusal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a reader of changes stands.
 *
 * @param since version of the token the reading started from; 0 for the first reading, which has no deletes
 * @param changedAfter version of the last row given out
 * @param deletedAfter version of the last tombstone given out
 * @param upTo what changed later is not on this page
 */
record FeedPosition(long since, long changedAfter, long deletedAfter, long upTo) {
    private static final Pattern TEXT =
            Pattern.compile("(\\d{1,18}) (\\d{1,18}) (\\d{1,18}) (\\d{1,18}) \\d{%d}".formatted(Seal.DIGITS));

    static FeedPosition start(long since, long upTo) {
        return new FeedPosition(since, since, since == 0 ? upTo : since, upTo);
    }

    static FeedPosition parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw Refusal.badQuery("The paging cookie '%s' is malformed.".formatted(text));
        }
        return new FeedPosition(number(matcher, 1), number(matcher, 2), number(matcher, 3), number(matcher, 4));
    }

    private static long number(Matcher matcher, int group) {
        return Long.parseLong(matcher.group(group));
    }

    String text(String seal) {
        return since + " " + changedAfter + " " + deletedAfter + " " + upTo + " " + seal;
    }

    boolean isFirstReading() {
        return since == 0;
    }

    FeedPosition after(long changed, long deleted) {
        return new FeedPosition(since, changed, deleted, upTo);
    }

    FeedPosition reaching(long version) {
        return new FeedPosition(since, changedAfter, deletedAfter, version);
    }
}
