package io.roundtrip.dataverse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Builds rows from JSON token by token, in the order in which they arrive. Decimals keep every digit; expanded rows and
 * lists inside a row, which nobody here asks for, are passed over and read as null.
 */
final class RowTokens {

    private final int rowDepth;
    private final List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    private final Map<String, @Nullable Object> surroundings = new LinkedHashMap<>();
    private Map<String, @Nullable Object> row = surroundings;
    private String name = "";
    private boolean amongRows;
    private boolean rowsSeen;
    private int depth;

    private RowTokens(int rowDepth) {
        this.rowDepth = rowDepth;
    }

    /** A row stands by itself. */
    static RowTokens ofARow() {
        RowTokens tokens = new RowTokens(1);
        tokens.amongRows = true;
        return tokens;
    }

    /** Rows are the elements of the outermost object's array {@code value}. */
    static RowTokens ofAPage() {
        return new RowTokens(3);
    }

    void accept(JsonParser json) {
        JsonToken token = json.currentToken();
        switch (token) {
            case START_OBJECT, START_ARRAY -> open(token);
            case END_OBJECT, END_ARRAY -> close();
            case PROPERTY_NAME -> name = json.currentName();
            default -> put(value(json, token));
        }
    }

    private void open(JsonToken token) {
        put(null);
        depth++;
        if (depth == 2 && rowDepth == 3) {
            amongRows = token == JsonToken.START_ARRAY && name.equals("value");
            rowsSeen |= amongRows;
        } else if (depth == rowDepth && amongRows) {
            begin(token);
        }
    }

    private void begin(JsonToken token) {
        row = new LinkedHashMap<>(row.size() * 4 / 3 + 1); // as wide as the one before
        if (token == JsonToken.START_OBJECT) {
            rows.add(row);
        }
    }

    private void close() {
        depth--;
        if (depth == rowDepth - 2) {
            amongRows = false;
        }
    }

    private void put(@Nullable Object value) {
        if (depth == rowDepth && amongRows) {
            row.put(name, value);
        } else if (depth == 1) {
            surroundings.put(name, value);
        }
    }

    /** Empty if the text was something else. */
    Optional<Map<String, @Nullable Object>> row() {
        return rows.stream().findFirst();
    }

    /** Empty if the text was something else. */
    Optional<RowPage> page() {
        return rowsSeen
                ? Optional.of(new RowPage(rows, link("@odata.nextLink"), link("@odata.deltaLink")))
                : Optional.empty();
    }

    private Optional<String> link(String annotation) {
        return surroundings.get(annotation) instanceof String text && !text.isBlank()
                ? Optional.of(text)
                : Optional.empty();
    }

    private static @Nullable Object value(JsonParser json, JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> json.getString();
            case VALUE_NUMBER_INT -> integral(json);
            case VALUE_NUMBER_FLOAT -> json.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private static Object integral(JsonParser json) {
        return json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? new BigDecimal(json.getBigIntegerValue())
                : (Object) json.getLongValue();
    }
}
