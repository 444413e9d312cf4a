package io.roundtrip.schema.solution;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Settings written as {@code name=value}, one a line; their order counts. */
final class Settings {

    private Settings() {}

    static Map<String, String> parse(String lines) {
        Map<String, String> settings = new LinkedHashMap<>();
        lines.lines().forEach(line -> {
            int end = line.indexOf('=');
            settings.put(line.substring(0, end), line.substring(end + 1));
        });
        return settings;
    }

    static List<Element> elements(String lines) {
        return parse(lines).entrySet().stream()
                .map(setting -> Element.text(setting.getKey(), setting.getValue()))
                .toList();
    }
}
