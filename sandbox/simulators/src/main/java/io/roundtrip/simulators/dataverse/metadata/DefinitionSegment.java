package io.roundtrip.simulators.dataverse.metadata;

import io.roundtrip.simulators.dataverse.protocol.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A part of a path between slashes: a set or navigation property, perhaps with a key, or a cast. */
record DefinitionSegment(String name, Optional<Selector> selector) {
    private static final Pattern SEGMENT = Pattern.compile(
            "([\\w.]+)(?:\\((?:(\\w+)='([^']*)'|([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}))\\))?");

    /** A definition by its alternate key or, with {@code MetadataId}, by its id. */
    record Selector(String property, String value) {
        Definition find(List<Definition> all) {
            all.stream().findFirst().ifPresent(this::refuseOtherKeys);
            return all.stream()
                    .filter(item -> value.equalsIgnoreCase(String.valueOf(item.property(property))))
                    .findFirst()
                    .orElseThrow(() -> new Refusal(404, "0x80060888", missing(all)));
        }

        private void refuseOtherKeys(Definition any) {
            if (!property.equals(Definition.ID) && !property.equals(any.type().key())) {
                throw Refusal.badQuery("The key in the request URI is not valid for resource '%s%s'."
                        .formatted(Definition.NAMESPACE, any.type().base()));
            }
        }

        private String missing(List<Definition> all) {
            boolean isTable = all.stream().anyMatch(item -> item.is(TableJson.TYPE));
            return isTable
                    ? "Could not find an entity with the specified entity name: '%s'.".formatted(value)
                    : "Could not find a definition with the specified name: '%s'.".formatted(value);
        }
    }

    static DefinitionSegment parse(String text) {
        Matcher matcher = SEGMENT.matcher(text);
        if (!matcher.matches()) {
            throw Refusal.notSimulated("the path segment " + text);
        }
        Optional<Selector> byName =
                Optional.ofNullable(matcher.group(2)).map(property -> new Selector(property, matcher.group(3)));
        Optional<Selector> byId = Optional.ofNullable(matcher.group(4)).map(id -> new Selector(Definition.ID, id));
        return new DefinitionSegment(matcher.group(1), byName.or(() -> byId));
    }

    /** The type's name without its namespace. */
    Optional<String> cast() {
        return name.startsWith(Definition.NAMESPACE)
                ? Optional.of(name.substring(Definition.NAMESPACE.length()))
                : Optional.empty();
    }

    String context() {
        return name
                + selector.map(given -> given.property().equals(Definition.ID)
                                ? "(" + given.value() + ")"
                                : "('" + given.value() + "')")
                        .orElse("");
    }
}
