package io.roundtrip.simulators.dataverse.reading;

import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.tables.TableSchema;
import java.net.URI;
import java.util.UUID;

/** Addresses under the service root, written and read. */
public final class Links {
    private static final String PATH = "/api/data/v9.2/";

    private final String root;

    public Links(URI environment) {
        root = environment + PATH;
    }

    public String root() {
        return root;
    }

    /** The address with this path below the service root. */
    public String at(String path) {
        return root + path;
    }

    public String row(TableSchema schema, UUID id) {
        return root + schema.entitySet() + "(" + id + ")";
    }

    public String context(String fragment) {
        return root + "$metadata#" + fragment;
    }

    /** Reads the address of a row: absolute, from the host's root, or relative with or without a slash. */
    public RowAddress address(String link) {
        String relative = link.startsWith(root) ? link.substring(root.length()) : link;
        String path = relative.startsWith(PATH) ? relative.substring(PATH.length()) : relative;
        return RowAddress.parse(path.startsWith("/") ? path.substring(1) : path)
                .orElseThrow(() -> Refusal.badQuery("The link '%s' is not the address of a row.".formatted(link)));
    }
}
