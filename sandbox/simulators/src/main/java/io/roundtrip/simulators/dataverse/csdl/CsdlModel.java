package io.roundtrip.simulators.dataverse.csdl;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a {@code $metadata} document says about tables; types by name, without namespace. */
record CsdlModel(Map<String, EntityType> types, List<EntitySet> sets) {

    /** @param key names of its own key's properties; empty if it has none or inherits it */
    record EntityType(
            String name,
            Optional<String> base,
            List<String> key,
            List<Property> properties,
            List<Navigation> navigations,
            List<List<String>> alternateKeys) {}

    /** @param type as written, for instance {@code Edm.String} */
    record Property(String name, String type, boolean computed) {}

    /**
     * A single-valued navigation property that is held by a property of the row.
     *
     * @param partner the navigation property back; empty if there is none
     */
    record Navigation(String name, String target, String property, String partner) {}

    record EntitySet(String name, String type, boolean tracked) {}

    /** The type and those it is based on, the most basic first. */
    Stream<EntityType> lineage(EntityType type) {
        Stream<EntityType> bases = type.base().map(types::get).stream().flatMap(this::lineage);
        return Stream.concat(bases, Stream.of(type));
    }
}
