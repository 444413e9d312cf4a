package io.roundtrip.dataverse;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row under an id of our own. */
public record NewRow(UUID id, Map<String, @Nullable Object> values) {

    public NewRow {
        values = RowValues.copyOf(values);
    }
}
