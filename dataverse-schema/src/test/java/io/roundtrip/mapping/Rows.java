package io.roundtrip.mapping;

import io.roundtrip.dataverse.Row;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows as the Web API gives them, for tests. */
final class Rows {

    static final UUID ID = UUID.fromString("11111111-2222-3333-4444-555555555555");

    private Rows() {}

    static Row row(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return new Row("account", ID, Optional.empty(), values);
    }
}
