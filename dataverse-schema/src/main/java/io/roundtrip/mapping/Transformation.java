package io.roundtrip.mapping;

import io.roundtrip.messaging.Category;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** What became of one row on its way to the target's body. */
public sealed interface Transformation {

    record Transformed(ObjectNode body) implements Transformation {}

    /**
     * The row cannot be sent as it is; trying again changes nothing.
     *
     * @param category Data if the row has to change, Mapping if the mapping has to
     * @param reason plain words for a business admin, such as "country is missing"
     */
    record Rejected(Category category, String reason, FieldPath field) implements Transformation {
        public Rejected {
            if (category != Category.DATA && category != Category.MAPPING) {
                throw new IllegalArgumentException("a row is rejected for its data or its mapping, not " + category);
            }
        }
    }

    /** The row waits until {@code mapping} has brought back the target id of the row {@code id} of {@code table}. */
    record MissingParent(String table, UUID id, String mapping, String column) implements Transformation {}
}
