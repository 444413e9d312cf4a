package io.roundtrip.simulators.target;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A request to change one row; without a body it deletes. Only a deletion may come without a version. */
record Write(RowKey row, Optional<SourceVersion> version, Optional<String> key, Optional<JsonNode> body) {
    Write {
        if (body.isPresent() && version.isEmpty()) {
            throw new IllegalArgumentException("an upsert of " + row + " has no source version");
        }
    }

    boolean deletes() {
        return body.isEmpty();
    }
}
