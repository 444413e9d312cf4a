package io.roundtrip.simulators.dataverse.metadata;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Texts in several languages, as definitions have them (documentation page "Label ComplexType"). */
final class Labels {
    private static final int ENGLISH = 1033;
    private static final String LOCALIZED = "LocalizedLabels";
    private static final String LANGUAGE = "LanguageCode";

    private Labels() {}

    /** What people see: English, else whatever comes first. */
    static String text(DefinitionBody label) {
        List<DefinitionBody> all = label.list(LOCALIZED);
        return all.stream()
                .filter(one ->
                        one.integer(LANGUAGE).filter(code -> code == ENGLISH).isPresent())
                .findFirst()
                .or(() -> all.stream().findFirst())
                .flatMap(one -> one.text("Label"))
                .orElse("");
    }

    /** The new properties; their labels also in the languages that only the old ones have. */
    static Map<String, Object> merged(Map<String, Object> before, Map<String, Object> after) {
        Map<String, Object> merged = new LinkedHashMap<>(after);
        merged.replaceAll((name, value) -> merge(before.getOrDefault(name, ""), value));
        return merged;
    }

    private static Object merge(Object before, Object after) {
        if (!(before instanceof Map<?, ?> old && after instanceof Map<?, ?> given)
                || !old.containsKey(LOCALIZED)
                || !given.containsKey(LOCALIZED)) {
            return after;
        }
        List<?> labels = (List<?>) given.get(LOCALIZED);
        List<Object> languages = labels.stream().map(Labels::language).toList();
        Map<Object, Object> merged = new LinkedHashMap<>(given);
        merged.put(
                LOCALIZED,
                Stream.concat(
                                labels.stream(),
                                ((List<?>) old.get(LOCALIZED))
                                        .stream().filter(label -> !languages.contains(language(label))))
                        .toList());
        return merged;
    }

    private static Object language(Object label) {
        return label instanceof Map<?, ?> map ? Objects.requireNonNullElse(map.get(LANGUAGE), 0) : 0;
    }
}
