package io.roundtrip.dataverse;

import java.util.UUID;

/**
 * Value of a lookup in a write; its key is the case-sensitive navigation property, without {@code @odata.bind}.
 * Source: Web API, "Associate table rows on create".
 */
public record Bind(String entitySet, UUID id) {

    public Bind {
        Names.requireProperty(entitySet);
    }

    String reference() {
        return "/" + entitySet + "(" + id + ")";
    }
}
