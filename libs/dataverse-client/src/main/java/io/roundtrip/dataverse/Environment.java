package io.roundtrip.dataverse;

import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Questions about the environment itself. Source: Web API reference, "WhoAmI function". */
record Environment(Requests requests, ServiceRoot root) {

    WhoAmI whoAmI() {
        String item = "WhoAmI";
        HttpAnswer answer = requests.send(HttpCall.get(Purpose.of(item, ""), root.resource("WhoAmI", "")))
                .orThrow();
        try {
            JsonNode json = Json.MAPPER.readTree(answer.body());
            return new WhoAmI(id(json.path("UserId")), id(json.path("OrganizationId")));
        } catch (JacksonException | IllegalArgumentException e) {
            throw DataverseException.unanswered(item, "unreadable", e);
        }
    }

    private static UUID id(JsonNode json) {
        return UUID.fromString(json.asString(""));
    }
}
