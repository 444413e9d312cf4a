package io.roundtrip.simulators.dataverse.metadata;

import io.roundtrip.simulators.dataverse.protocol.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Definitions as a query wants to see them. Without a cast only properties of the base type can be named; all are shown where
 * none is named.
 *
 * @param cast the request names the type, so that the answer need not
 */
record DefinitionView(DefinitionQuery query, boolean cast) {

    List<Map<String, @Nullable Object>> all(List<Definition> definitions) {
        return query
                .filter()
                .map(filter -> definitions.stream()
                        .filter(item -> filter.matches(item, cast))
                        .toList())
                .orElse(definitions)
                .stream()
                .map(this::one)
                .toList();
    }

    Map<String, @Nullable Object> one(Definition definition) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        if (definition.type().isDerived() && !cast) {
            shown.put(
                    "@odata.type",
                    "#" + Definition.NAMESPACE + definition.type().name());
        }
        query.select().stream()
                .filter(name -> !definition.hasProperty(name, cast))
                .findFirst()
                .ifPresent(name -> {
                    throw unknown(definition, name, cast);
                });
        definition.properties().forEach((name, value) -> {
            if (query.select().isEmpty() || query.select().contains(name) || name.equals(Definition.ID)) {
                shown.put(name, value);
            }
        });
        query.expand().forEach((name, inner) -> shown.put(name, part(definition, name, inner)));
        return shown;
    }

    private Object part(Definition definition, String name, DefinitionQuery inner) {
        if (!definition.hasPart(name, cast)) {
            throw unknown(definition, name, cast);
        }
        Definition.Part part = definition.part(name);
        DefinitionView view = new DefinitionView(inner, false);
        List<Definition> definitions = part.definitions().get();
        return part.isCollection() ? view.all(definitions) : view.one(definitions.get(0));
    }

    static Refusal unknown(Definition definition, String name, boolean cast) {
        if (name.equals("Privileges")) {
            return Refusal.notSimulated("metadata property " + name);
        }
        String type = cast ? definition.type().name() : definition.type().base();
        return Refusal.badQuery(
                "Could not find a property named '%s' on type '%s%s'.".formatted(name, Definition.NAMESPACE, type));
    }
}
