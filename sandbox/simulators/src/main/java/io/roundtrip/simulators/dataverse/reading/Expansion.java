package io.roundtrip.simulators.dataverse.reading;

import io.roundtrip.simulators.dataverse.reading.Property.Step;
import java.util.Optional;

/**
 * A related row shown in place of its navigation property.
 *
 * @param shown what of it; empty for its address alone ({@code /$ref})
 */
record Expansion(String navigation, Step step, Optional<Selection> shown) {

    /** As context addresses show it. */
    String fragment() {
        return shown.map(selection -> navigation + "(" + selection.names() + ")")
                .orElse(navigation + "," + navigation + "/$ref()");
    }
}
