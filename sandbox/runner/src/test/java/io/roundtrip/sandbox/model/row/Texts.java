package io.roundtrip.sandbox.model.row;

import io.roundtrip.schema.sync.RowBase;
import io.roundtrip.schema.sync.SyncText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The {@code rt_sync} texts met so far, numbered, so that a state holds a number for each. 0 is the empty column. */
final class Texts {
    private final Map<String, Integer> numbers = new HashMap<>(Map.of("", 0));
    private final List<SyncText> parsed = new ArrayList<>(List.of(SyncText.parse(Optional.empty())));

    int number(String text) {
        return numbers.computeIfAbsent(text, t -> {
            parsed.add(SyncText.parse(Optional.of(t)));
            return parsed.size() - 1;
        });
    }

    SyncText text(int number) {
        return parsed.get(number);
    }

    Seen snapshot(Source row, int mapping) {
        if (!row.exists) {
            return Seen.GONE;
        }
        long base = RowBase.of(row.version, row.modifiedByUs, text(row.text)).value();
        return new Seen(row.version, (int) base, row.content, row.incarnation, row.links[mapping], row.text);
    }
}
