package io.roundtrip.simulators.dataverse.metadata;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids of definitions; made from their names, so that they are the same at every start. */
final class MetadataIds {
    private MetadataIds() {}

    static UUID table(String table) {
        return named(table);
    }

    static UUID column(String table, String column) {
        return named(table + "." + column);
    }

    static UUID key(String table, String key) {
        return named(table + ".key." + key);
    }

    static UUID relationship(String schemaName) {
        return named("relationship." + schemaName);
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
