package io.roundtrip.schema.solution;

import java.util.List;
import java.util.Map;

/**
 * A column as solutions write it.
 *
 * @param physicalName the name as it was given; the logical name is the same in lower case
 * @param differences settings that differ from those of an ordinary text column
 * @param details what only columns of this type have
 */
record Attribute(
        String physicalName,
        String type,
        String label,
        String description,
        Map<String, String> differences,
        List<Element> details) {

    Attribute {
        differences = Map.copyOf(differences);
        details = List.copyOf(details);
    }
}
