package io.roundtrip.sandbox.console;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a form did, kept for the page that follows; an address can name a note but not write one. */
final class Notes {

    private static final int LIMIT = 50;

    private final Map<String, String> notes = new LinkedHashMap<>();
    private int last;

    synchronized String add(String note) {
        String key = String.valueOf(++last);
        notes.put(key, note);
        if (notes.size() > LIMIT) {
            notes.remove(notes.keySet().iterator().next());
        }
        return key;
    }

    synchronized Optional<String> find(String key) {
        return Optional.ofNullable(notes.get(key));
    }
}
