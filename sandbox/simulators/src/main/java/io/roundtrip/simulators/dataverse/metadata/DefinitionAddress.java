package io.roundtrip.simulators.dataverse.metadata;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which definitions a path is about.
 *
 * @param table empty for all tables
 * @param part {@code Attributes} or {@code Keys} of the table; empty for the table itself
 * @param item one of the parts; empty for all
 */
record DefinitionAddress(Optional<Selector> table, String part, Optional<Selector> item) {
    private static final String SELECTOR = "(?:LogicalName='([A-Za-z0-9_]+)'|([0-9a-fA-F-]{36}))";
    private static final Pattern PATH = Pattern.compile("EntityDefinitions(?:\\(" + SELECTOR
            + "\\)(?:/(Attributes|Keys)(?:\\(" + SELECTOR + "\\)(?:/Microsoft\\.Dynamics\\.CRM\\.\\w+)?)?)?)?");

    /** A definition by its logical name or its id. */
    record Selector(@Nullable String name, @Nullable UUID id) {
        boolean selects(String logicalName, UUID metadataId) {
            return logicalName.equals(name) || metadataId.equals(id);
        }

        @Override
        public String toString() {
            return name == null ? String.valueOf(id) : name;
        }
    }

    /** Empty for paths that name no definition, or ask for a property of one. */
    static Optional<DefinitionAddress> parse(String path) {
        Matcher matcher = PATH.matcher(path);
        return matcher.matches()
                ? Optional.of(new DefinitionAddress(
                        selector(matcher, 1),
                        Optional.ofNullable(matcher.group(3)).orElse(""),
                        selector(matcher, 4)))
                : Optional.empty();
    }

    private static Optional<Selector> selector(Matcher matcher, int group) {
        String name = matcher.group(group);
        String id = matcher.group(group + 1);
        if (name == null && id == null) {
            return Optional.empty();
        }
        return Optional.of(new Selector(name, id == null ? null : UUID.fromString(id)));
    }
}
