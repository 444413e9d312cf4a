package io.roundtrip.simulators.dataverse.tables;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An alternate key. Only an active one is enforced and can be used in addresses.
 *
 * @param described what the definition says beyond that, under the names of the Web API
 */
public record KeyDefinition(String schemaName, List<String> columns, Status status, Map<String, Object> described) {

    /** How far the job is that builds the key's index (documentation page "EntityKeyIndexStatus enum"). */
    public enum Status {
        PENDING("Pending"),
        IN_PROGRESS("InProgress"),
        ACTIVE("Active"),
        FAILED("Failed");

        private final String shown;

        Status(String shown) {
            this.shown = shown;
        }

        public String shown() {
            return shown;
        }
    }

    public KeyDefinition {
        columns = List.copyOf(columns);
        described = Map.copyOf(described);
    }

    /** An active key that is named after its columns. */
    public static KeyDefinition on(List<String> columns) {
        return new KeyDefinition(String.join("_", columns) + "_key", columns, Status.ACTIVE, Map.of());
    }

    public String logicalName() {
        return schemaName.toLowerCase(Locale.ROOT);
    }

    public boolean isActive() {
        return status == Status.ACTIVE;
    }

    public KeyDefinition in(Status next) {
        return new KeyDefinition(schemaName, columns, next, described);
    }
}
