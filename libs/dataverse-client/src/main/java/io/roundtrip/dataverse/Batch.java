package io.roundtrip.dataverse;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes that go together in one request: one by one with {@link DataverseClient#batch}, all or none with {@link
 * DataverseClient#changeSet}. Every update is conditional, because a PATCH without a condition creates the row it does not
 * find; that is {@link #upsert}.
 */
public record Batch(List<Part> parts) {

    public Batch {
        parts = List.copyOf(parts);
    }

    public static Batch of(Part... parts) {
        return new Batch(List.of(parts));
    }

    public static Part insertIfAbsent(String table, UUID id, Map<String, @Nullable Object> values) {
        return new InsertIfAbsent(table, id, values);
    }

    public static Part update(String table, UUID id, Match match, Map<String, @Nullable Object> values) {
        return new Update(table, id, match, values);
    }

    /** Creates the row, or writes the columns of the one that is there. */
    public static Part upsert(String table, UUID id, Map<String, @Nullable Object> values) {
        return new Upsert(table, id, values);
    }

    public static Part delete(String table, UUID id, Match match) {
        return new Delete(table, id, match);
    }

    /** One write. */
    public sealed interface Part {

        String table();

        UUID id();
    }

    public record InsertIfAbsent(String table, UUID id, Map<String, @Nullable Object> values) implements Part {
        public InsertIfAbsent {
            Names.requireTable(table);
            values = RowValues.copyOf(values);
        }
    }

    public record Update(String table, UUID id, Match match, Map<String, @Nullable Object> values) implements Part {
        public Update {
            Names.requireTable(table);
            values = RowValues.copyOf(values);
        }
    }

    public record Upsert(String table, UUID id, Map<String, @Nullable Object> values) implements Part {
        public Upsert {
            Names.requireTable(table);
            values = RowValues.copyOf(values);
        }
    }

    /** {@link Match#any()} deletes whatever version there is. */
    public record Delete(String table, UUID id, Match match) implements Part {
        public Delete {
            Names.requireTable(table);
        }
    }
}
