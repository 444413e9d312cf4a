package io.roundtrip.mapping;

import io.roundtrip.dataverse.TableMetadata;
import java.util.Locale;
import java.util.Optional;

/** Which kinds of tables can be mapped: those that track changes and take conditional writes. */
public final class TableSupport {

    private TableSupport() {}

    /** Why the table cannot be mapped, as the end of a sentence; empty if it can. */
    public static Optional<String> refusal(TableMetadata table) {
        TableMetadata.Traits traits = table.traits();
        if (traits.intersect()) {
            return Optional.of("it only holds a many-to-many relationship");
        }
        if (!traits.type().equals("Standard")) {
            return Optional.of("it is " + traits.type().toLowerCase(Locale.ROOT)
                    + ", and only standard tables report every change");
        }
        if (!traits.optimisticConcurrency()) {
            return Optional.of("it takes no conditional writes (optimistic concurrency is off)");
        }
        return traits.trackable() ? Optional.empty() : Optional.of("change tracking cannot be turned on for it");
    }
}
