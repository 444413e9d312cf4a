package io.roundtrip.schema.sync;

import java.util.Objects;
import java.util.Optional;

/**
 * What one mapping remembers on a source row: this content, at this base, has made the whole round trip. Written as
 * {@code revision:base:hash:count}.
 *
 * @param revision the mapping's revision that produced the content, 0 or more
 * @param base the version of the last change that was not ours, 0 or more
 * @param hash 1 to 32 characters of {@code A-Z a-z 0-9 - _}
 * @param count self-caused rounds since that change: 0 for the first acknowledgement that patched the row
 */
public record SyncMark(int revision, long base, String hash, int count) {
    /** Stands where a hash would, and equals that of no content: the row is delivered again. */
    public static final String NO_CONTENT = "-";

    static final int MAX_HASH_LENGTH = 32;

    public SyncMark {
        Objects.requireNonNull(hash);
        if (revision < 0 || base < 0 || count < 0) {
            throw new IllegalArgumentException("revision, base and count of a mark must not be negative");
        }
        if (!isHash(hash)) {
            throw new IllegalArgumentException("the hash of a mark needs 1 to 32 characters of A-Z a-z 0-9 - _");
        }
    }

    /** Empty for anything that is not exactly a mark: the caller then notifies rather than skips. */
    public static Optional<SyncMark> parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 4 || !isHash(parts[2])) {
            return Optional.empty();
        }
        Optional<Long> base = Digits.parse(parts[1]);
        Optional<Integer> revision = Digits.parseInt(parts[0]);
        Optional<Integer> count = Digits.parseInt(parts[3]);
        if (base.isEmpty() || revision.isEmpty() || count.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SyncMark(revision.get(), base.get(), parts[2], count.get()));
    }

    public String text() {
        return revision + ":" + base + ":" + hash + ":" + count;
    }

    private static boolean isHash(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_HASH_LENGTH
                && text.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_'));
    }
}
