package io.roundtrip.delivery;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a guarded target compares: first the epoch of the mapping's feed, then the row's version, so that an environment
 * that was restored, and counts versions anew, is not taken for an old one.
 */
public record GuardVersion(long epoch, long version) implements Comparable<GuardVersion> {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,18})\\.(\\d{1,19})");

    public String text() {
        return epoch + "." + version;
    }

    /** Reads {@code epoch.version}; anything else is absent. */
    public static Optional<GuardVersion> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new GuardVersion(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))))
                : Optional.empty();
    }

    @Override
    public int compareTo(GuardVersion other) {
        return Comparator.comparingLong(GuardVersion::epoch)
                .thenComparingLong(GuardVersion::version)
                .compare(this, other);
    }
}
