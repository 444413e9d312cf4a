package io.roundtrip.simulators.dataverse.metadata;

import io.roundtrip.simulators.dataverse.protocol.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A filter of definitions: comparisons of primitive properties and enumerations, also one level deep in a complex property
 * (documentation page "Query table definitions using the Web API").
 */
interface DefinitionFilter {

    /** Whether a definition is wanted; without a cast the filter can name only properties of its base type. */
    boolean matches(Definition definition, boolean cast);

    static @Nullable Object value(Definition item, boolean cast, String path) {
        String[] names = path.split("/", -1);
        if (!item.hasProperty(names[0], cast)) {
            throw DefinitionView.unknown(item, names[0], cast);
        }
        Object value = item.property(names[0]);
        if (names.length == 1) {
            return value instanceof Map ? refuseComplex(path) : value;
        }
        return value instanceof Map<?, ?> complex && names.length == 2 ? complex.get(names[1]) : refuseComplex(path);
    }

    private static Object refuseComplex(String path) {
        throw Refusal.badQuery("A binary operator with incompatible types was detected at '%s'.".formatted(path));
    }
}
