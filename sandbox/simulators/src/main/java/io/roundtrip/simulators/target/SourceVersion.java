package io.roundtrip.simulators.target;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of a source row as the sender counts it: first the epoch of its feed, then the row version. Written {@code <epoch>.<version>}. */
public record SourceVersion(long epoch, long version) implements Comparable<SourceVersion> {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,19})\\.(\\d{1,20})");
    private static final Comparator<SourceVersion> ORDER =
            Comparator.comparingLong(SourceVersion::epoch).thenComparingLong(SourceVersion::version);

    public SourceVersion {
        if (epoch < 0 || version < 0) {
            throw new IllegalArgumentException("source version %d.%d has a negative part".formatted(epoch, version));
        }
    }

    /** Leading zeros are allowed; throws {@link IllegalArgumentException} for anything but two whole numbers. */
    public static SourceVersion parse(String text) {
        Matcher parts = WRITTEN.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("is not <epoch>.<version>");
        }
        return new SourceVersion(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)));
    }

    public boolean isOlderThan(SourceVersion other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(SourceVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return epoch + "." + version;
    }
}
