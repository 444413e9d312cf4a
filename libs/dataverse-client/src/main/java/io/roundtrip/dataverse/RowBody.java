package io.roundtrip.dataverse;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes rows as JSON. Source: Web API, "Create a table row", "Use bulk operation messages". */
final class RowBody {

    private RowBody() {}

    static String of(Map<String, @Nullable Object> values) {
        return written(json -> {
            json.writeStartObject();
            writeAll(json, values);
            json.writeEndObject();
        });
    }

    static String withId(TableMetadata table, NewRow row) {
        return written(json -> {
            json.writeStartObject();
            writeRow(json, table, row);
            json.writeEndObject();
        });
    }

    static String targets(TableMetadata table, List<NewRow> rows) {
        return written(json -> {
            json.writeStartObject();
            json.writeName("Targets").writeStartArray();
            rows.forEach(row -> writeTarget(json, table, row));
            json.writeEndArray().writeEndObject();
        });
    }

    private static void writeTarget(JsonGenerator json, TableMetadata table, NewRow row) {
        json.writeStartObject();
        json.writeName("@odata.type").writeString("Microsoft.Dynamics.CRM." + table.logicalName());
        writeRow(json, table, row);
        json.writeEndObject();
    }

    private static void writeRow(JsonGenerator json, TableMetadata table, NewRow row) {
        json.writeName(table.idColumn()).writeString(row.id().toString());
        writeAll(json, row.values());
    }

    private static void writeAll(JsonGenerator json, Map<String, @Nullable Object> values) {
        values.forEach((name, value) -> write(json, Names.requireProperty(name), value));
    }

    private static void write(JsonGenerator json, String name, @Nullable Object value) {
        if (value instanceof Bind bind) {
            json.writeName(name + "@odata.bind").writeString(bind.reference());
        } else {
            json.writeName(name);
            writeValue(json, name, value);
        }
    }

    private static void writeValue(JsonGenerator json, String name, @Nullable Object value) {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Boolean bool) {
            json.writeBoolean(bool);
        } else if (value instanceof Integer || value instanceof Long) {
            json.writeNumber(((Number) value).longValue());
        } else if (value instanceof BigDecimal decimal) {
            json.writeNumber(decimal);
        } else if (isText(value)) {
            json.writeString(value.toString());
        } else {
            throw new IllegalArgumentException("column " + name + " cannot be written from " + value.getClass());
        }
    }

    private static boolean isText(Object value) {
        return value instanceof String
                || value instanceof UUID
                || value instanceof Instant
                || value instanceof LocalDate;
    }

    private static String written(Consumer<JsonGenerator> content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = Json.MAPPER.createGenerator(text)) {
            content.accept(json);
        }
        return text.toString();
    }
}
