package io.roundtrip.simulators.planted;

import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An error that somebody could make, and the scenario that must turn red by it.
 *
 * @param source the file that gets the error
 * @param text what stands there; white space is compared as a gap of any width
 * @param error what stands there instead; empty where a text is taken out
 * @param scenario {@code Class#method}
 * @param byTimeout the scenario does not end any more, and that counts
 */
record PlantedError(String name, JavaSource source, String text, String error, Scenario scenario, boolean byTimeout) {

    PlantedError {
        if (text.isBlank()) {
            throw new IllegalArgumentException("The planted error \"" + name + "\" has no text to replace");
        }
        if (text.equals(error)) {
            throw new IllegalArgumentException("The planted error \"" + name + "\" changes nothing");
        }
    }

    /** The source with the error. Refuses a text that does not occur exactly once: the list has to follow its source. */
    String planted() {
        String original = source.text();
        var found = pattern().matcher(original).results().toList();
        if (found.size() != 1) {
            throw new IllegalStateException("The planted error \"" + name + "\" needs its text exactly once in "
                    + source.path() + ", and it is there " + found.size() + " times: " + text);
        }
        MatchResult place = found.get(0);
        return original.substring(0, place.start()) + error + original.substring(place.end());
    }

    private Pattern pattern() {
        return Pattern.compile(
                Arrays.stream(text.strip().split("\\s+")).map(Pattern::quote).collect(Collectors.joining("\\s+")));
    }
}
