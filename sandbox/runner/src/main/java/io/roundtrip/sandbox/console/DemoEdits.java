package io.roundtrip.sandbox.console;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Endless small edits that the ERP accepts; the same random numbers give the same edits. */
final class DemoEdits {

    private final List<NamedRow> rows;
    private final RandomGenerator random;

    DemoEdits(List<NamedRow> rows, RandomGenerator random) {
        this.rows = List.copyOf(rows);
        this.random = random;
    }

    /** An edit of one row. */
    record Edit(NamedRow row, Map<String, @Nullable Object> values) {}

    Edit next() {
        NamedRow row = rows.get(random.nextInt(rows.size()));
        return new Edit(row, values());
    }

    private Map<String, @Nullable Object> values() {
        return switch (random.nextInt(3)) {
            case 0 ->
                Map.of("telephone1", "%03d-555-%04d".formatted(200 + random.nextInt(800), random.nextInt(10_000)));
            case 1 -> Map.of("creditlimit", 1_000 * (1 + random.nextInt(500)));
            default -> Map.of("address1_line1", (1 + random.nextInt(9_999)) + " Market Street");
        };
    }
}
