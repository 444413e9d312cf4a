package io.roundtrip.dataverse;

import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Questions about the environment itself. Source: Web API reference, "WhoAmI function". */
record Environment(Connection connection) {

    WhoAmI whoAmI() {
        String item = "WhoAmI";
        HttpAnswer answer = connection
                .requests()
                .send(HttpCall.get(item, connection.root().resource("WhoAmI", "")))
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
