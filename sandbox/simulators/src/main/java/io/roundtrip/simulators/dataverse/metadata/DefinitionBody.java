package io.roundtrip.simulators.dataverse.metadata;

import io.roundtrip.simulators.dataverse.protocol.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A definition as a client sends it. */
record DefinitionBody(Map<String, Object> json) {
    private static final Set<String> READ_ONLY = Set.of("MetadataId", "HasChanged", "LogicalName", "EntityLogicalName");

    Optional<String> text(String name) {
        return json.get(name) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    String require(String name) {
        return text(name).orElseThrow(() -> invalid("Required field '%s' is missing".formatted(name)));
    }

    Optional<Integer> integer(String name) {
        return json.get(name) instanceof Integer number ? Optional.of(number) : Optional.empty();
    }

    boolean is(String name) {
        return Boolean.TRUE.equals(json.get(name));
    }

    /** The value of a managed property. */
    Optional<String> managed(String name) {
        return object(name)
                .flatMap(property -> Optional.ofNullable(property.json().get("Value")))
                .map(String::valueOf);
    }

    Optional<DefinitionBody> object(String name) {
        return body(json.get(name));
    }

    List<DefinitionBody> list(String name) {
        return json.get(name) instanceof List<?> list
                ? list.stream()
                        .map(DefinitionBody::body)
                        .flatMap(Optional::stream)
                        .toList()
                : List.of();
    }

    @SuppressWarnings("unchecked")
    private static Optional<DefinitionBody> body(@Nullable Object value) {
        return value instanceof Map<?, ?> map
                ? Optional.of(new DefinitionBody((Map<String, Object>) map))
                : Optional.empty();
    }

    /** The last part of {@code @odata.type}. */
    String type() {
        String type = text("@odata.type").orElse("");
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /** All properties with a value but those that the caller knows by themselves. */
    Map<String, Object> but(Set<String> known) {
        Map<String, Object> rest = new LinkedHashMap<>(json);
        rest.keySet()
                .removeIf(name ->
                        name.startsWith("@") || name.contains("@") || READ_ONLY.contains(name) || known.contains(name));
        rest.values().removeIf(Objects::isNull);
        return rest;
    }

    static Refusal invalid(String message) {
        return new Refusal(400, "0x80040203", message);
    }
}
