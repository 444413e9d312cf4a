package io.roundtrip.simulators.dataverse.metadata;

import io.roundtrip.simulators.dataverse.protocol.Refusal;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A literal of a filter of definitions.
 *
 * @param enumeration the type that stands before the text, without namespace; empty for plain text and other literals
 */
record FilterLiteral(@Nullable Object value, Optional<String> enumeration) {
    private static final Pattern TEXT = Pattern.compile("(?:Microsoft\\.Dynamics\\.CRM\\.(\\w+))?'((?:[^']|'')*)'");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** Properties that are enumerations, by their path; the types as {@code $metadata} declares them. */
    private static final Map<String, String> ENUMERATIONS = Map.of(
            "AttributeType", "AttributeTypeCode",
            "OwnershipType", "OwnershipTypes",
            "RequiredLevel/Value", "AttributeRequiredLevel",
            "EntityKeyIndexStatus", "EntityKeyIndexStatus",
            "RelationshipType", "RelationshipType",
            "SecurityTypes", "SecurityTypes");

    static FilterLiteral parse(String word) {
        Matcher text = TEXT.matcher(word);
        if (text.matches()) {
            return new FilterLiteral(text.group(2).replace("''", "'"), Optional.ofNullable(text.group(1)));
        }
        return new FilterLiteral(plain(word), Optional.empty());
    }

    private static @Nullable Object plain(String word) {
        if (word.equals("null")) {
            return null;
        }
        if (word.equals("true") || word.equals("false")) {
            return Boolean.valueOf(word);
        }
        if (ID.matcher(word).matches()) {
            return UUID.fromString(word);
        }
        if (NUMBER.matcher(word).matches()) {
            return new BigDecimal(word);
        }
        throw Refusal.badQuery("The literal '%s' is not understood.".formatted(word));
    }

    /** Refuses to compare an enumeration with a text, or with another enumeration, as the platform does. */
    boolean equals(String path, @Nullable Object property) {
        Optional<String> type = Optional.ofNullable(ENUMERATIONS.get(path));
        if (!type.equals(enumeration) && value != null) {
            throw Refusal.badQuery(
                    "A binary operator with incompatible types was detected. Found operand types '%s' and '%s' for operator kind 'Equal'."
                            .formatted(named(type), named(enumeration)));
        }
        return value == null ? property == null : property != null && compare(property) == 0;
    }

    private static String named(Optional<String> type) {
        return type.map(name -> Definition.NAMESPACE + name).orElse("Edm.String");
    }

    boolean holds(String operator, String path, @Nullable Object property) {
        boolean equal = equals(path, property);
        if (operator.equals("eq") || operator.equals("ne")) {
            return equal == operator.equals("eq");
        }
        int order = compare(property);
        boolean ordered = operator.startsWith("g") ? order > 0 : order < 0;
        return property != null && (ordered || equal && operator.endsWith("e"));
    }

    /** Negative if the property is less than the literal. */
    private int compare(@Nullable Object property) {
        if (property instanceof Number number && value instanceof BigDecimal literal) {
            return new BigDecimal(number.toString()).compareTo(literal);
        }
        return String.valueOf(property).compareTo(String.valueOf(value));
    }
}
