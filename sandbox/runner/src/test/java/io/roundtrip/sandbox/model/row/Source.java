package io.roundtrip.sandbox.model.row;

import io.roundtrip.sandbox.model.KeyReader;
import io.roundtrip.sandbox.model.KeyWriter;

/** The source row and its table's version counter. */
final class Source {
    boolean exists = true;
    int incarnation = 1;
    int version = 1;
    int highest = 1;
    Content content = Content.A;
    boolean modifiedByUs;
    int text;
    int[] links;

    Source(int mappings) {
        links = new int[mappings];
    }

    Source copy() {
        Source copy = new Source(0);
        copy.exists = exists;
        copy.incarnation = incarnation;
        copy.version = version;
        copy.highest = highest;
        copy.content = content;
        copy.modifiedByUs = modifiedByUs;
        copy.text = text;
        copy.links = links.clone();
        return copy;
    }

    void change(Content next, boolean ours) {
        content = next;
        modifiedByUs = ours;
        version = ++highest;
    }

    void delete() {
        change(Content.ABSENT, false);
        exists = false;
        text = 0;
        links = new int[links.length];
    }

    void recreate() {
        change(Content.A, false);
        exists = true;
        incarnation++;
    }

    void write(KeyWriter key) {
        key.put((exists ? 1 : 0) + (modifiedByUs ? 2 : 0));
        key.put(incarnation, version, highest, content.ordinal(), text);
        key.put(links);
    }

    static Source read(KeyReader key, int mappings) {
        Source source = new Source(mappings);
        int flags = key.next();
        source.exists = (flags & 1) != 0;
        source.modifiedByUs = (flags & 2) != 0;
        source.incarnation = key.next();
        source.version = key.next();
        source.highest = key.next();
        source.content = Content.values()[key.next()];
        source.text = key.next();
        source.links = key.next(mappings);
        return source;
    }
}
