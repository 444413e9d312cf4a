package io.roundtrip.mapping;

import io.roundtrip.dataverse.Row;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the target's body from a snapshot. Pure: the same row, mapping and parents give the same bytes. An optional
 * value that is missing is sent as null, not left out, so that what was cleared in Dataverse is cleared at the target.
 */
public final class RowTransformer {

    private final Map<String, ValueMap> valueMaps;

    public RowTransformer(Map<String, ValueMap> valueMaps) {
        this.valueMaps = Map.copyOf(valueMaps);
    }

    /** The first field that stands in the way decides, in the mapping's order; rejections come before parking. */
    public Transformation transform(TableMapping mapping, Row snapshot, ParentIds parents) {
        FieldSource source = new FieldSource(snapshot, valueMaps, parents);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        try {
            mapping.columns().forEach(column -> column.to().put(body, value(column, source)));
            return source.missingParent()
                    .<Transformation>map(missing -> missing)
                    .orElseGet(() -> new Transformation.Transformed(body));
        } catch (FieldRejection rejection) {
            return rejection.rejected();
        }
    }

    private static JsonNode value(ColumnMapping column, FieldSource source) {
        JsonNode value = source.read(column);
        if (value.isNull() && column.required()) {
            throw FieldRejection.data(column.to(), "is missing");
        }
        return value;
    }
}
