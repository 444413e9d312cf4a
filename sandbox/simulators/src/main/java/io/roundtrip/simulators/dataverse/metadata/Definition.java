package io.roundtrip.simulators.dataverse.metadata;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A definition as the Web API shows it.
 *
 * @param parts what can be expanded, by the name of the navigation property; those of {@code type}, not of its base
 */
record Definition(Type type, Map<String, @Nullable Object> properties, Map<String, Part> parts) {
    static final String NAMESPACE = "Microsoft.Dynamics.CRM.";
    static final String ID = "MetadataId";

    /**
     * An entity type of the metadata.
     *
     * @param base the type that the set or collection is declared with; its own name if there is none
     * @param shared names of the base's properties, which alone can be asked for without a cast
     * @param key the property that is an alternate key
     */
    record Type(String name, String base, Set<String> shared, String key) {
        boolean isDerived() {
            return !name.equals(base);
        }
    }

    /** What a navigation property leads to. */
    record Part(boolean isCollection, Supplier<List<Definition>> definitions) {
        static Part many(Supplier<List<Definition>> definitions) {
            return new Part(true, definitions);
        }

        static Part one(Supplier<Definition> definition) {
            return new Part(false, () -> List.of(definition.get()));
        }
    }

    @Nullable
    Object property(String name) {
        return properties.get(name);
    }

    /** Whether a request may name the property, given that it casts or does not. */
    boolean hasProperty(String name, boolean cast) {
        return properties.containsKey(name)
                && (cast || !type.isDerived() || type.shared().contains(name));
    }

    boolean hasPart(String name, boolean cast) {
        return parts.containsKey(name) && (cast || !type.isDerived());
    }

    Part part(String name) {
        return Objects.requireNonNull(parts.get(name), name);
    }

    boolean is(String typeName) {
        return type.name().equals(typeName);
    }
}
