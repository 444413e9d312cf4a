package io.roundtrip.sandbox.console;

import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A journey for programs: {@code {"rowId","standing","steps":[{"at","step","text"}],"missing":[...]}}; instants in UTC. */
final class JourneyJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JourneyJson() {}

    static String of(Journey journey) {
        ObjectNode written = JSON.createObjectNode();
        written.put("rowId", journey.rowId().toString());
        written.put(
                "standing", journey.standing().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        ArrayNode steps = written.putArray("steps");
        journey.steps()
                .forEach(step -> steps.addObject()
                        .put("at", step.at().toString())
                        .put("step", step.kind().code())
                        .put("text", step.text()));
        ArrayNode missing = written.putArray("missing");
        journey.missing().forEach(stage -> missing.add(stage.code()));
        return JSON.writeValueAsString(written);
    }
}
