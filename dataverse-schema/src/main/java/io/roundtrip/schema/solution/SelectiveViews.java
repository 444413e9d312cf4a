package io.roundtrip.schema.solution;

import io.roundtrip.mapping.MappingState;
import io.roundtrip.schema.failures.FailureStatus;
import io.roundtrip.schema.outbox.OutboxStatus;
import io.roundtrip.schema.tables.ChoiceValues;
import io.roundtrip.schema.tables.MappingTables;
import io.roundtrip.schema.tables.PipelineTables;
import io.roundtrip.schema.tables.TableDefinition;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Views of the rows that somebody may have to look at. */
final class SelectiveViews {

    private SelectiveViews() {}

    /** Filters by the view's name, in the order of the names. */
    static Map<String, Element> of(TableDefinition table) {
        if (table.equals(PipelineTables.FAILURE)) {
            return new TreeMap<>(Map.of(
                    "Open failures", any(Stream.of(FailureStatus.values()).filter(FailureStatus::isOpen)),
                    "Failures that wait for a person", any(Stream.of(FailureStatus.FAILED, FailureStatus.PARKED))));
        }
        if (table.equals(PipelineTables.NOTIFICATION)) {
            return Map.of("Notifications that could not be sent", any(Stream.of(OutboxStatus.FAILED)));
        }
        if (table.equals(MappingTables.TABLE_MAPPING)) {
            return Map.of(
                    "Mappings that do not run", or(Stream.of(MappingState.PAUSED, MappingState.DEGRADED), "rt_state"));
        }
        return Map.of();
    }

    private static Element any(Stream<? extends Enum<?>> statuses) {
        return or(statuses, "rt_status");
    }

    private static Element or(Stream<? extends Enum<?>> options, String column) {
        return Element.of(
                        "filter",
                        options.map(option -> condition(column, ChoiceValues.stored(option)))
                                .toList())
                .with("type", "or");
    }

    private static Element condition(String column, int value) {
        return Element.of("condition")
                .with("attribute", column)
                .with("operator", "eq")
                .with("value", "" + value);
    }
}
