package io.roundtrip.simulators.dataverse.metadata;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The complex values of definitions: labels, managed properties, names of formats (documentation pages "Label ComplexType",
 * "BooleanManagedProperty ComplexType").
 */
final class Shapes {
    private static final int ENGLISH = 1033;
    private static final String LABELS = "LocalizedLabels";
    private static final String USERS = "UserLocalizedLabel";

    private Shapes() {}

    static Map<String, @Nullable Object> label(String text) {
        return label(text.isEmpty() ? List.of() : List.of(localized(text, ENGLISH)));
    }

    private static Map<String, @Nullable Object> label(List<Map<String, @Nullable Object>> all) {
        Map<String, @Nullable Object> label = new LinkedHashMap<>();
        label.put(LABELS, all);
        label.put(USERS, all.isEmpty() ? null : all.get(0));
        return label;
    }

    private static Map<String, @Nullable Object> localized(@Nullable Object text, @Nullable Object language) {
        Map<String, @Nullable Object> localized = new LinkedHashMap<>();
        localized.put("Label", text);
        localized.put("LanguageCode", language);
        localized.put("IsManaged", false);
        localized.put("MetadataId", MetadataIds.column("label", text + "-" + language));
        localized.put("HasChanged", null);
        return localized;
    }

    static Map<String, @Nullable Object> managed(String property, Object value) {
        Map<String, @Nullable Object> managed = new LinkedHashMap<>();
        managed.put("Value", value);
        managed.put("CanBeChanged", true);
        managed.put("ManagedPropertyLogicalName", property.toLowerCase(Locale.ROOT));
        return managed;
    }

    static Map<String, @Nullable Object> named(String value) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        named.put("Value", value);
        return named;
    }

    /** Puts what a definition says itself in the place of what it has by default; other names are left aside. */
    static void override(Map<String, @Nullable Object> defaults, Map<String, Object> said) {
        defaults.replaceAll((name, value) -> said.containsKey(name) ? shaped(value, said.get(name)) : value);
    }

    private static @Nullable Object shaped(@Nullable Object usual, @Nullable Object said) {
        if (!(usual instanceof Map<?, ?> shape && said instanceof Map<?, ?> given)) {
            return said;
        }
        return shape.containsKey(LABELS) ? label(labels(given)) : completed(shape, given);
    }

    private static List<Map<String, @Nullable Object>> labels(Map<?, ?> given) {
        return given.get(LABELS) instanceof List<?> all
                ? all.stream()
                        .filter(Map.class::isInstance)
                        .map(one -> (Map<?, ?>) one)
                        .map(one -> localized(one.get("Label"), one.get("LanguageCode")))
                        .collect(Collectors.toList())
                : List.of();
    }

    private static Map<Object, @Nullable Object> completed(Map<?, ?> shape, Map<?, ?> given) {
        Map<Object, @Nullable Object> completed = new LinkedHashMap<>(shape);
        completed.replaceAll((name, value) -> given.containsKey(name) ? given.get(name) : value);
        return completed;
    }
}
