package io.roundtrip.dataverse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A page of an answer, read token by token: its items as they are, and where it goes on. */
record RowPage(List<Map<String, @Nullable Object>> items, Optional<String> next, Optional<String> delta) {

    static RowPage parse(String item, String body) {
        try (JsonParser json = Json.MAPPER.createParser(body)) {
            return page(item, json);
        } catch (JacksonException e) {
            throw DataverseException.unanswered(item, "not the JSON of a page", e);
        }
    }

    static Map<String, @Nullable Object> parseRow(String item, String body) {
        try (JsonParser json = Json.MAPPER.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw DataverseException.unanswered(item, "not the JSON of a row", null);
            }
            return row(json);
        } catch (JacksonException e) {
            throw DataverseException.unanswered(item, "not the JSON of a row", e);
        }
    }

    private static RowPage page(String item, JsonParser json) {
        Optional<List<Map<String, @Nullable Object>>> rows = Optional.empty();
        Map<String, @Nullable Object> links = new LinkedHashMap<>();
        boolean object = json.nextToken() == JsonToken.START_OBJECT;
        while (object && json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.START_ARRAY && name.equals("value")) {
                rows = Optional.of(rows(json));
            } else {
                links.put(name, value(json));
            }
        }
        return new RowPage(
                rows.orElseThrow(() -> DataverseException.unanswered(item, "not the JSON of a page", null)),
                text(links.get("@odata.nextLink")),
                text(links.get("@odata.deltaLink")));
    }

    private static List<Map<String, @Nullable Object>> rows(JsonParser json) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        while (json.nextToken() == JsonToken.START_OBJECT) {
            rows.add(row(json));
        }
        return rows;
    }

    private static Map<String, @Nullable Object> row(JsonParser json) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            row.put(name, value(json));
        }
        return row;
    }

    /** Decimals keep every digit; expanded rows and lists, which nobody here asks for, are passed over. */
    private static @Nullable Object value(JsonParser json) {
        return switch (json.currentToken()) {
            case VALUE_STRING -> json.getString();
            case VALUE_NUMBER_INT -> integral(json);
            case VALUE_NUMBER_FLOAT -> json.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_OBJECT, START_ARRAY -> {
                json.skipChildren();
                yield null;
            }
            default -> null;
        };
    }

    private static Object integral(JsonParser json) {
        return json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? new BigDecimal(json.getBigIntegerValue())
                : (Object) json.getLongValue();
    }

    private static Optional<String> text(@Nullable Object value) {
        return value instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }
}
