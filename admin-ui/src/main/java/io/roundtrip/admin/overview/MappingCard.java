package io.roundtrip.admin.overview;

import io.roundtrip.admin.time.Moment;
import java.util.Optional;

/**
 * One mapping on the overview.
 *
 * @param state key of the word and, if something is wrong, of the sentence below it
 * @param saved when the sender last stored its place in the changes
 */
public record MappingCard(
        String name,
        String table,
        String target,
        String state,
        String tone,
        String icon,
        int failed,
        int waiting,
        Optional<Moment> saved,
        Optional<Long> loaded) {

    public boolean isTroubled() {
        return !tone.equals("t-green");
    }
}
