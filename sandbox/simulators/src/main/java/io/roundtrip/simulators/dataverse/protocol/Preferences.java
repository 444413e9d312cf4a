package io.roundtrip.simulators.dataverse.protocol;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the {@code Prefer} header asks for (documentation page "Compose HTTP requests", section "Prefer header"). */
public record Preferences(
        boolean representation, boolean trackChanges, boolean continueOnError, Optional<Integer> maxPageSize) {
    private static final Pattern PREFERENCE =
            Pattern.compile("([A-Za-z.\\-]+)\\s*(?:=\\s*(\"[^\"]*\"|[^,;\\s]+))?\\s*(?:[,;]|$)");

    static final Preferences NONE = new Preferences(false, false, false, Optional.empty());

    static Preferences parse(String header) {
        Preferences result = NONE;
        Matcher matcher = PREFERENCE.matcher(header);
        while (matcher.find()) {
            String value = matcher.group(2) == null ? "" : matcher.group(2).replace("\"", "");
            result = result.with(matcher.group(1).toLowerCase(Locale.ROOT), value);
        }
        return result;
    }

    private Preferences with(String name, String value) {
        return switch (name) {
            case "return" ->
                new Preferences(value.equals("representation"), trackChanges, continueOnError, maxPageSize);
            case "odata.track-changes" -> new Preferences(representation, true, continueOnError, maxPageSize);
            case "odata.continue-on-error" -> new Preferences(representation, trackChanges, true, maxPageSize);
            case "odata.maxpagesize" ->
                new Preferences(representation, trackChanges, continueOnError, Optional.of(size(value)));
            default -> this;
        };
    }

    private static int size(String value) {
        try {
            return Math.max(1, Integer.parseInt(value));
        } catch (NumberFormatException malformed) {
            throw Refusal.badQuery("odata.maxpagesize '%s' is not a number.".formatted(value));
        }
    }

    public int pageSize(int limit) {
        return Math.min(limit, maxPageSize.orElse(limit));
    }
}
