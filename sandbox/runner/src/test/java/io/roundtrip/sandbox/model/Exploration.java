package io.roundtrip.sandbox.model;

import java.util.List;
import java.util.Optional;

/**
 * The result of exploring a model.
 *
 * @param violation the first one met, with the fewest steps
 * @param trace the steps that lead to it
 */
public record Exploration(String name, int states, double seconds, Optional<String> violation, List<String> trace) {
    /** One line, and below it the trace if there is one. */
    public String report() {
        String line = String.format("%-64s %,9d states %5.1f s  %s", name, states, seconds, violation.orElse("holds"));
        StringBuilder text = new StringBuilder(line);
        for (int i = 0; i < trace.size(); i++) {
            text.append(String.format("%n    %2d. %s", i + 1, trace.get(i)));
        }
        return text.toString();
    }
}
