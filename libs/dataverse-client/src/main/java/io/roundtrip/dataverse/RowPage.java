package io.roundtrip.dataverse;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/** A page of an answer: its items as they are, and where it goes on. */
record RowPage(List<Map<String, @Nullable Object>> items, Optional<String> next, Optional<String> delta) {

    /** The one row that a text holds. */
    static Map<String, @Nullable Object> parseRow(String item, String body) {
        RowTokens tokens = RowTokens.ofARow();
        try (JsonParser json = Json.MAPPER.createParser(body)) {
            while (json.nextToken() != null) {
                tokens.accept(json);
            }
        } catch (JacksonException e) {
            throw DataverseException.unanswered(item, "not the JSON of a row", e);
        }
        return tokens.row().orElseThrow(() -> DataverseException.unanswered(item, "not the JSON of a row", null));
    }
}
