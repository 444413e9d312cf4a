package io.roundtrip.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A field of the target's body as JSON pointer (RFC 6901) through objects; positions in arrays are not supported. */
public record FieldPath(List<String> segments) {

    public FieldPath {
        segments = List.copyOf(segments);
        if (segments.isEmpty()) {
            throw new IllegalArgumentException("a target field needs at least one name");
        }
        segments.forEach(FieldPath::check);
    }

    /** @throws IllegalArgumentException naming what is wrong with the pointer */
    public static FieldPath parse(String pointer) {
        if (!pointer.startsWith("/")) {
            throw new IllegalArgumentException("target field '" + pointer + "' must start with /");
        }
        if (pointer.matches(".*~([^01].*|$)")) {
            throw new IllegalArgumentException("target field '" + pointer + "' has a ~ without 0 or 1 behind it");
        }
        return new FieldPath(Arrays.stream(pointer.substring(1).split("/", -1))
                .map(segment -> segment.replace("~1", "/").replace("~0", "~"))
                .toList());
    }

    /** What a person calls the field: its last name. */
    public String last() {
        return segments.get(segments.size() - 1);
    }

    /** Whether both cannot be in one body, because one is the other or lies inside it. */
    public boolean collidesWith(FieldPath other) {
        int shared = Math.min(segments.size(), other.segments.size());
        return segments.subList(0, shared).equals(other.segments.subList(0, shared));
    }

    void put(ObjectNode body, JsonNode value) {
        ObjectNode parent = body;
        for (String segment : segments.subList(0, segments.size() - 1)) {
            parent = parent.withObjectProperty(segment);
        }
        parent.set(last(), value);
    }

    /** The pointer's text, which {@link #parse} reads back. */
    @Override
    public String toString() {
        return segments.stream()
                .map(segment -> "/" + segment.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }

    private static void check(String segment) {
        if (segment.isEmpty()) {
            throw new IllegalArgumentException("a target field has an empty name between two /");
        }
        if (segment.matches("\\d+|-")) {
            throw new IllegalArgumentException(
                    "target field segment '" + segment + "' is a position in an array, which is not supported");
        }
    }
}
