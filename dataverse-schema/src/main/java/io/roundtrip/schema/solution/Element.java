package io.roundtrip.schema.solution;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An XML element: its children, or its text, or neither; attributes stand in the order in which they were given. */
record Element(String name, Map<String, String> attributes, List<Element> children, Optional<String> text) {

    Element {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        children = List.copyOf(children);
        if (text.isPresent() && !children.isEmpty()) {
            throw new IllegalArgumentException("Element " + name + " has text beside its children");
        }
    }

    static Element of(String name, Element... children) {
        return of(name, List.of(children));
    }

    static Element of(String name, Collection<Element> children) {
        return new Element(name, Map.of(), List.copyOf(children), Optional.empty());
    }

    static Element text(String name, String text) {
        return new Element(name, Map.of(), List.of(), Optional.of(text));
    }

    Element with(String attribute, String value) {
        Map<String, String> more = new LinkedHashMap<>(attributes);
        more.put(attribute, value);
        return new Element(name, more, children, text);
    }

    Element and(Collection<Element> more) {
        return new Element(
                name,
                attributes,
                Stream.concat(children.stream(), more.stream()).toList(),
                text);
    }
}
