package io.roundtrip.dataverse;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Code and sentence of an error answer: the OData shape, the older {@code Message/ErrorCode} shape, or neither (a
 * gateway's page). Source: Web API, "Compose HTTP requests and handle errors", "Parse errors from the response".
 */
record ErrorBody(Optional<String> code, Optional<String> message) {

    private static final int LONGEST_MESSAGE = 2_000;

    static ErrorBody parse(String body) {
        try {
            JsonNode root = Json.MAPPER.readTree(body);
            JsonNode error = root.path("error");
            return error.isObject()
                    ? of(error.path("code"), error.path("message"))
                    : of(root.path("ErrorCode"), root.path("Message"));
        } catch (JacksonException e) {
            return new ErrorBody(Optional.empty(), Optional.empty());
        }
    }

    private static ErrorBody of(JsonNode code, JsonNode message) {
        return new ErrorBody(
                code.asStringOpt().flatMap(ErrorCodes::normalised),
                message.asStringOpt().filter(text -> !text.isBlank()).map(ErrorBody::shortened));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + "...";
    }
}
