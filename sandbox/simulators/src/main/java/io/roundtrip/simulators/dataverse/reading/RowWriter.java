package io.roundtrip.simulators.dataverse.reading;

import io.roundtrip.simulators.dataverse.protocol.Json;
import io.roundtrip.simulators.dataverse.tables.Column;
import io.roundtrip.simulators.dataverse.tables.Reference;
import io.roundtrip.simulators.dataverse.tables.Row;
import io.roundtrip.simulators.dataverse.tables.Store;
import io.roundtrip.simulators.dataverse.tables.Table;
import io.roundtrip.simulators.dataverse.tables.TableSchema;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes rows as the Web API shows them (documentation page "Web API properties"). */
public final class RowWriter {
    private final Store store;
    private final Links links;

    public RowWriter(Store store, Links links) {
        this.store = store;
        this.links = links;
    }

    public byte[] single(TableSchema schema, Row row, Selection selection) {
        return Json.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("@odata.context", links.context(selection.fragment(schema) + "/$entity"));
            properties(json, row, selection);
            json.writeEndObject();
        });
    }

    public void write(JsonGenerator json, Row row, Selection selection) {
        json.writeStartObject();
        properties(json, row, selection);
        json.writeEndObject();
    }

    private void properties(JsonGenerator json, Row row, Selection selection) {
        json.writeStringProperty("@odata.etag", row.etag());
        for (Column column : selection.columns()) {
            Object value = row.value(column);
            if (selection.annotations() && value instanceof Reference reference) {
                annotations(json, column, reference);
            }
            json.writeName(column.propertyName());
            value(json, value);
        }
    }

    private void annotations(JsonGenerator json, Column column, Reference reference) {
        String name = column.propertyName();
        displayName(reference)
                .ifPresent(text -> json.writeStringProperty(name + "@OData.Community.Display.V1.FormattedValue", text));
        json.writeStringProperty(
                name + "@Microsoft.Dynamics.CRM.associatednavigationproperty", navigation(column, reference));
        json.writeStringProperty(name + "@Microsoft.Dynamics.CRM.lookuplogicalname", reference.table());
    }

    private Optional<String> displayName(Reference reference) {
        Optional<Table> table = store.findTable(reference.table());
        return table.flatMap(found -> found.find(reference.id()))
                .flatMap(row -> table.flatMap(found -> found.schema()
                                .byName(found.schema().definition().nameColumn()))
                        .map(row::value))
                .map(Object::toString);
    }

    private static String navigation(Column column, Reference reference) {
        return column.definition().targets().entrySet().stream()
                .filter(target -> target.getValue().equals(reference.table()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(column.name());
    }

    private static void value(JsonGenerator json, @Nullable Object value) {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(number);
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else {
            json.writeString(
                    value instanceof Reference reference ? reference.id().toString() : value.toString());
        }
    }
}
