package io.roundtrip.schema.solution;

import java.util.List;

/**
 * One thing that a solution's file shows: that an element or attribute occurs somewhere, that it has a value of some
 * form, or in which order children stand.
 *
 * @param place path from the nearest element that has a file of its own when unpacked, so that packed and unpacked
 *     solutions speak of the same places
 */
record Fact(Kind kind, String place, String value) {

    enum Kind {
        ELEMENT,
        ATTRIBUTE,
        VALUE,
        ORDER
    }

    /** Children of an element, repetitions in a row counted once. */
    List<String> order() {
        return List.of(value.split(" "));
    }

    /** Whether these children stand in this order among those of the other element. */
    boolean isPartOf(Fact other) {
        int found = 0;
        List<String> wanted = order();
        for (String child : other.order()) {
            if (found < wanted.size() && wanted.get(found).equals(child)) {
                found++;
            }
        }
        return found == wanted.size();
    }

    @Override
    public String toString() {
        return kind + "\t" + place + "\t" + value;
    }
}
