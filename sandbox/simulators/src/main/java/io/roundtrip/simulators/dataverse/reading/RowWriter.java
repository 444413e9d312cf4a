package io.roundtrip.simulators.dataverse.reading;

import io.roundtrip.simulators.dataverse.protocol.Annotations;
import io.roundtrip.simulators.dataverse.protocol.Json;
import io.roundtrip.simulators.dataverse.tables.Column;
import io.roundtrip.simulators.dataverse.tables.Etags;
import io.roundtrip.simulators.dataverse.tables.Reference;
import io.roundtrip.simulators.dataverse.tables.Row;
import io.roundtrip.simulators.dataverse.tables.Store;
import io.roundtrip.simulators.dataverse.tables.TableSchema;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes rows as the Web API shows them (documentation page "Web API properties"). */
public final class RowWriter {
    private static final String FORMATTED = "OData.Community.Display.V1.FormattedValue";
    private static final String NAVIGATION = "Microsoft.Dynamics.CRM.associatednavigationproperty";
    private static final String TABLE = "Microsoft.Dynamics.CRM.lookuplogicalname";

    private final FormattedValues formatted;
    private final Etags etags;
    private final Links links;

    public RowWriter(Store store, Links links) {
        this.formatted = new FormattedValues(new DisplayNames(store));
        this.etags = store.etags();
        this.links = links;
    }

    /** Whether the version of a row comes with it. Documented answers have those of related rows only below a single row. */
    private enum Versions {
        OF_ALL_ROWS,
        OF_THE_ROW
    }

    public byte[] single(TableSchema schema, Row row, Selection selection) {
        return Json.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("@odata.context", links.context(selection.fragment(schema) + "/$entity"));
            json.writeStringProperty("@odata.etag", etags.of(row));
            properties(json, row, selection, Versions.OF_ALL_ROWS);
            json.writeEndObject();
        });
    }

    public void write(JsonGenerator json, Row row, Selection selection) {
        json.writeStartObject();
        json.writeStringProperty("@odata.etag", etags.of(row));
        properties(json, row, selection, Versions.OF_THE_ROW);
        json.writeEndObject();
    }

    private void properties(JsonGenerator json, Row row, Selection selection, Versions versions) {
        for (Column column : selection.columns()) {
            Object value = row.value(column);
            if (value != null && !selection.annotations().isEmpty()) {
                annotations(json, column, value, selection.annotations());
            }
            json.writeName(column.propertyName());
            value(json, value);
        }
        selection.expansions().forEach(expansion -> related(json, row, expansion, versions));
    }

    private void related(JsonGenerator json, Row row, Expansion expansion, Versions versions) {
        json.writeName(expansion.navigation());
        Optional<Row> related = expansion.step().follow(row);
        if (related.isEmpty()) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        expansion
                .shown()
                .ifPresentOrElse(
                        shown -> related(json, related.get(), shown, versions),
                        () -> json.writeStringProperty("@odata.id", address(expansion, related.get())));
        json.writeEndObject();
    }

    private void related(JsonGenerator json, Row row, Selection shown, Versions versions) {
        if (versions == Versions.OF_ALL_ROWS) {
            json.writeStringProperty("@odata.etag", etags.of(row));
        }
        properties(json, row, shown, versions);
    }

    private String address(Expansion expansion, Row related) {
        return links.row(expansion.step().target().schema(), related.id());
    }

    private void annotations(JsonGenerator json, Column column, Object value, Annotations wanted) {
        String name = column.propertyName() + "@";
        if (wanted.wants(FORMATTED)) {
            formatted.of(column, value).ifPresent(text -> json.writeStringProperty(name + FORMATTED, text));
        }
        if (value instanceof Reference reference && wanted.wants(NAVIGATION)) {
            json.writeStringProperty(name + NAVIGATION, navigation(column, reference));
        }
        if (value instanceof Reference reference && wanted.wants(TABLE)) {
            json.writeStringProperty(name + TABLE, reference.table());
        }
    }

    private static String navigation(Column column, Reference reference) {
        return column.definition().targets().entrySet().stream()
                .filter(target -> target.getValue().equals(reference.table()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(column.name());
    }

    /** A value by itself, as {@code accounts(id)/name} is answered. */
    public static void value(JsonGenerator json, @Nullable Object value) {
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
            json.writeString(text(value));
        }
    }

    /** As {@code /$value} shows it. */
    public static String text(Object value) {
        if (value instanceof Reference reference) {
            return reference.id().toString();
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
