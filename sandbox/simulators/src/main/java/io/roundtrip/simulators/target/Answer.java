package io.roundtrip.simulators.target;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What goes back over the wire; a {@link #silence()} closes the connection instead. */
record Answer(int status, JsonNode body, Map<String, String> headers) {
    private static final Answer SILENCE = new Answer(0, MissingNode.getInstance(), Map.of());

    static Answer of(int status, Object body) {
        return new Answer(status, Json.tree(body), Map.of());
    }

    static Answer empty(int status) {
        return new Answer(status, MissingNode.getInstance(), Map.of());
    }

    static Answer refusal(int status, Refusal refusal) {
        return of(status, refusal);
    }

    static Answer silence() {
        return SILENCE;
    }

    Answer with(String header, String value) {
        return new Answer(status, body, Map.of(header, value));
    }

    boolean isSilence() {
        return status == 0;
    }
}
