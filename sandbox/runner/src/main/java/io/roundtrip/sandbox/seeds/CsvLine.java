package io.roundtrip.sandbox.seeds;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line of RFC 4180 text; fields with a comma or a quote are quoted, none has a line break. */
final class CsvLine {
    private static final Pattern FIELD = Pattern.compile("(?:\"((?:[^\"]|\"\")*)\"|([^\",]*))(,|$)");

    private CsvLine() {}

    static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        Matcher field = FIELD.matcher(line);
        boolean more = true;
        for (int at = 0; more; at = field.end()) {
            if (!field.find(at) || field.start() != at) {
                throw new IllegalStateException(
                        "field %d of a seed row is crooked: %s".formatted(fields.size() + 1, line));
            }
            fields.add(field.group(1) == null ? field.group(2) : field.group(1).replace("\"\"", "\""));
            more = field.group(3).equals(",");
        }
        return List.copyOf(fields);
    }
}
