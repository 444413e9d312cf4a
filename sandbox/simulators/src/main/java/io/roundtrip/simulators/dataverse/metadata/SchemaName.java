package io.roundtrip.simulators.dataverse.metadata;

import io.roundtrip.simulators.dataverse.protocol.Refusal;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a custom component: a publisher's prefix of 2 to 8 letters and digits, not beginning with "mscrm", and the rest
 * after an underscore (documentation page "Publisher table", customizationprefix).
 */
record SchemaName(String text) {
    private static final Pattern VALID = Pattern.compile("(?!mscrm)[A-Za-z][A-Za-z0-9]{1,7}_[A-Za-z0-9_]+");

    SchemaName {
        if (!VALID.matcher(text).matches()) {
            throw new Refusal(
                    400,
                    "0x80048062",
                    ("Invalid name %s. Custom attribute, entity, entitykey, option set and relationship names must start with "
                                    + "a valid customization prefix. The prefix for a solution component should match the prefix "
                                    + "that is specified for the publisher of the solution.")
                            .formatted(text));
        }
    }

    static SchemaName of(DefinitionBody body) {
        return new SchemaName(body.require("SchemaName"));
    }

    String logical() {
        return text.toLowerCase(Locale.ROOT);
    }

    /** As the platform names the entity set of a new table: the plural of its logical name. */
    String plural() {
        String name = logical();
        if (name.matches(".*[^aeiou_]y")) {
            return name.substring(0, name.length() - 1) + "ies";
        }
        return name + (name.matches(".*(s|x|z|ch|sh)") ? "es" : "s");
    }
}
