package io.roundtrip.schema.mappings;

import io.roundtrip.dataverse.Row;
import io.roundtrip.schema.DeterministicId;
import io.roundtrip.schema.tables.TableDefinition;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row as it shall be stored; its id is made from what names it, so that a second save finds the first one's rows. */
record MappingRow(String table, UUID id, Map<String, @Nullable Object> values) {

    MappingRow {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    static UUID idOf(TableDefinition table, Object... names) {
        return DeterministicId.of(table.name(), DeterministicId.of(names));
    }

    /** Whether the row holds these values already; Dataverse stores an empty text as null. */
    boolean isIn(Row stored) {
        return values.entrySet().stream()
                .allMatch(entry -> Objects.toString(entry.getValue(), "")
                        .equals(stored.text(entry.getKey()).orElse("")));
    }
}
