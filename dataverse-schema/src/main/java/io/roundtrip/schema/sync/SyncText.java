package io.roundtrip.schema.sync;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The text in a row's {@code rt_sync} column: the base, then one mark per mapping.
 *
 * <pre>{@code
 * text    = [ base ] *( ";" mapping "=" mark )
 * base    = digits                                  version of the last change that was not ours
 * mark    = revision ":" base ":" hash ":" count
 * example = 4711;erp-customer=3:4711:5f2c9a:0;crm=1:4711:77ab01:0
 * }</pre>
 *
 * Reading never fails: what cannot be read is absent, and absent means notify. Writing replaces the base and one's own
 * mark only; the segments of other mappings are kept as they stand, readable or not.
 *
 * @param base absent when the text has none that can be read
 * @param segments the marks as written, own and foreign
 */
public record SyncText(Optional<Long> base, List<String> segments) {
    private static final int LONGEST_MARK = 10 + 1 + 19 + 1 + SyncMark.MAX_HASH_LENGTH + 1 + 10;

    public SyncText {
        Objects.requireNonNull(base);
        segments = List.copyOf(segments);
    }

    /** Reads the column; an empty column gives a text without base and marks. */
    public static SyncText parse(Optional<String> column) {
        List<String> parts = List.of(column.orElse("").split(";", -1));
        boolean startsWithMark = parts.get(0).contains("=");
        Optional<Long> base = startsWithMark ? Optional.empty() : Digits.parse(parts.get(0));
        return new SyncText(
                base,
                parts.stream()
                        .skip(startsWithMark ? 0 : 1)
                        .filter(s -> !s.isBlank())
                        .toList());
    }

    /** The mapping's mark; absent as well when the text holds two of them, because neither can be trusted. */
    public Optional<SyncMark> mark(String mapping) {
        List<String> own = segments.stream().filter(s -> belongsTo(s, mapping)).toList();
        return own.size() == 1 ? SyncMark.parse(own.get(0).substring(mapping.length() + 1)) : Optional.empty();
    }

    public SyncText withBase(long newBase) {
        if (newBase < 0) {
            throw new IllegalArgumentException("base " + newBase + " must not be negative");
        }
        return new SyncText(Optional.of(newBase), segments);
    }

    /** Sets the mapping's mark; segments are kept sorted, so that the same marks always give the same text. */
    public SyncText withMark(String mapping, SyncMark mark) {
        requireName(mapping);
        String own = mapping + "=" + mark.text();
        Stream<String> others = segments.stream().filter(s -> !belongsTo(s, mapping));
        return new SyncText(base, Stream.concat(others, Stream.of(own)).sorted().toList());
    }

    public String text() {
        return Stream.concat(Stream.of(base.map(String::valueOf).orElse("")), segments.stream())
                .collect(Collectors.joining(";"));
    }

    /** Characters that the column must hold when these mappings share a table. */
    public static int maxLength(Collection<String> mappings) {
        return 19
                + mappings.stream().mapToInt(m -> 2 + m.length() + LONGEST_MARK).sum();
    }

    private static boolean belongsTo(String segment, String mapping) {
        return segment.startsWith(mapping) && segment.startsWith("=", mapping.length());
    }

    private static void requireName(String mapping) {
        if (mapping.isBlank() || mapping.contains(";") || mapping.contains("=")) {
            throw new IllegalArgumentException("mapping name '" + mapping + "' must not be blank or contain ; or =");
        }
    }
}
