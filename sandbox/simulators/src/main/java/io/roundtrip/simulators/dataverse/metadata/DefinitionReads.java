package io.roundtrip.simulators.dataverse.metadata;

import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.protocol.Call;
import io.roundtrip.simulators.dataverse.protocol.Json;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.reading.Links;
import io.roundtrip.simulators.dataverse.tables.Store;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads definitions, following a path segment by segment (documentation pages "Query table definitions using the Web API",
 * "Reference Dataverse schema definitions by name or MetadataId").
 */
final class DefinitionReads {
    private static final String TABLES = "EntityDefinitions";
    private static final String RELATIONSHIPS = "RelationshipDefinitions";
    private static final String CHOICES = "GlobalOptionSetDefinitions";

    private final Links links;
    private final Map<String, Supplier<List<Definition>>> sets;

    DefinitionReads(Store store, Links links) {
        this.links = links;
        TableJson tables = new TableJson(store);
        RelationshipJson relationships = new RelationshipJson(store);
        this.sets =
                Map.of(TABLES, tables::all, RELATIONSHIPS, relationships::all, CHOICES, () -> GlobalChoices.all(store));
    }

    static boolean serves(String path) {
        return Stream.of(TABLES, RELATIONSHIPS, CHOICES)
                .anyMatch(set -> path.equals(set) || path.startsWith(set + "(") || path.startsWith(set + "/"));
    }

    /** Where the path has led so far: to all of a collection, or to one. */
    private record Place(List<Definition> all, Optional<Definition> one, boolean cast, String context) {}

    Answer answer(Call call) {
        DefinitionQuery query = DefinitionQuery.of(call.query());
        Place place = follow(call.path());
        DefinitionView view = new DefinitionView(query, place.cast());
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        String context = links.context(place.context() + query.context());
        if (place.one().isPresent()) {
            body.put("@odata.context", context + "/$entity");
            body.putAll(view.one(place.one().get()));
        } else {
            refuseUnsupported(call, query);
            body.put("@odata.context", context);
            body.put("value", view.all(place.all()));
        }
        return Answer.json(200, Json.write(body));
    }

    private static void refuseUnsupported(Call call, DefinitionQuery query) {
        if (call.path().startsWith(CHOICES) && query.filter().isPresent()) {
            throw Refusal.notSupported("the query option $filter", CHOICES);
        }
    }

    private Place follow(String path) {
        List<DefinitionSegment> segments =
                Stream.of(path.split("/", -1)).map(DefinitionSegment::parse).toList();
        DefinitionSegment first = segments.get(0);
        Supplier<List<Definition>> set =
                Optional.ofNullable(sets.get(first.name())).orElseThrow(() -> Refusal.unknownSegment(first.name()));
        Place place = at(set.get(), first, false, first.context());
        for (DefinitionSegment segment : segments.subList(1, segments.size())) {
            place = segment.cast().isPresent() ? cast(place, segment) : part(place, segment);
        }
        return place;
    }

    private static Place at(List<Definition> all, DefinitionSegment segment, boolean cast, String context) {
        return new Place(all, segment.selector().map(selector -> selector.find(all)), cast, context);
    }

    private static Place cast(Place place, DefinitionSegment segment) {
        String type = segment.cast().orElseThrow();
        String context = place.context() + "/" + segment.name();
        if (place.one().isEmpty()) {
            List<Definition> all =
                    place.all().stream().filter(item -> item.is(type)).toList();
            return at(all, segment, true, context);
        }
        if (!place.one().get().is(type)) {
            throw new Refusal(404, "0x80060888", "The definition is no %s.".formatted(segment.name()));
        }
        return new Place(List.of(), place.one(), true, context);
    }

    private static Place part(Place place, DefinitionSegment segment) {
        Definition owner = place.one().orElseThrow(() -> Refusal.unknownSegment(segment.name()));
        if (!owner.hasPart(segment.name(), place.cast())) {
            throw owner.hasProperty(segment.name(), place.cast())
                    ? Refusal.notSimulated("the single property " + segment.name())
                    : Refusal.unknownSegment(segment.name());
        }
        Definition.Part part = owner.part(segment.name());
        List<Definition> all = part.definitions().get();
        String context = place.context() + "/" + segment.context();
        return part.isCollection()
                ? at(all, segment, false, context)
                : new Place(all, Optional.of(all.get(0)), false, context);
    }
}
