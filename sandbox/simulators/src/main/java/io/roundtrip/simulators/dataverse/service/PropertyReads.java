package io.roundtrip.simulators.dataverse.service;

import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.protocol.Call;
import io.roundtrip.simulators.dataverse.protocol.Json;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.reading.Links;
import io.roundtrip.simulators.dataverse.reading.NavigationProperties;
import io.roundtrip.simulators.dataverse.reading.Property.Step;
import io.roundtrip.simulators.dataverse.reading.RowWriter;
import io.roundtrip.simulators.dataverse.reading.Selections;
import io.roundtrip.simulators.dataverse.security.View;
import io.roundtrip.simulators.dataverse.tables.Column;
import io.roundtrip.simulators.dataverse.tables.Row;
import io.roundtrip.simulators.dataverse.tables.Store;
import io.roundtrip.simulators.dataverse.tables.Table;
import io.roundtrip.simulators.dataverse.tables.TableSchema;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What stands behind the address of a row: one value, or the row that a lookup refers to (documentation page "Retrieve a table
 * row using the Web API"). A missing value or row is answered 204.
 */
public final class PropertyReads {
    private final Store store;
    private final NavigationProperties navigations;
    private final RowWriter writer;
    private final Links links;
    private final Selections selections;

    public PropertyReads(Store store, RowWriter writer, Links links) {
        this.store = store;
        this.navigations = new NavigationProperties(store);
        this.writer = writer;
        this.links = links;
        this.selections = new Selections(store);
    }

    /** The segments are those behind the address, the property first. */
    Answer read(RowEndpoint.Target target, List<String> segments) {
        TableSchema schema = target.table().schema();
        String name = segments.get(0);
        String rest = String.join("/", segments.subList(1, segments.size()));
        Row row = target.address()
                .resolve(target.table())
                .flatMap(target.table()::find)
                .map(target.view()::require)
                .orElseThrow(target::missing);
        return navigations
                .find(schema, name)
                .map(step -> related(target.call(), rest, related(target, step, row)))
                .orElseGet(() -> value(target, rest, column(schema, name), row));
    }

    private static Optional<Related> related(RowEndpoint.Target target, Step step, Row row) {
        View view = target.view().of(step.target());
        return step.follow(row).map(view::require).map(found -> new Related(step.target(), found));
    }

    private static Column column(TableSchema schema, String name) {
        return schema.byProperty(name).orElseThrow(() -> Refusal.unknownSegment(name));
    }

    /** A related row in its table. */
    private record Related(Table table, Row row) {}

    private Answer related(Call call, String rest, Optional<Related> related) {
        if (!rest.isEmpty() && !rest.equals("$ref")) {
            throw Refusal.notSimulated("GET " + call.path());
        }
        call.query().allowOnly(rest.isEmpty() ? Set.of("$select", "$expand") : Set.of());
        return related.map(found -> rest.isEmpty() ? shown(call, found) : address(found))
                .orElseGet(() -> Answer.empty(204));
    }

    private Answer shown(Call call, Related related) {
        TableSchema schema = related.table().schema();
        return Answer.json(200, writer.single(schema, related.row(), selections.of(schema, call)))
                .with("ETag", store.etags().of(related.row()))
                .with(related.table().touched(related.row().id()));
    }

    private Answer address(Related related) {
        return Answer.json(200, Json.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("@odata.context", links.context("$ref"));
            json.writeStringProperty(
                    "@odata.id",
                    links.row(related.table().schema(), related.row().id()));
            json.writeEndObject();
        }));
    }

    private Answer value(RowEndpoint.Target target, String rest, Column column, Row row) {
        if (column.type().isBinary() || !rest.isEmpty() && !rest.equals("$value")) {
            throw Refusal.notSimulated("GET " + target.call().path());
        }
        target.call().query().allowOnly(Set.of());
        Object value = row.value(column);
        if (value == null) {
            return Answer.empty(204);
        }
        return rest.isEmpty() ? value(target, column, value) : Answer.text(200, RowWriter.text(value));
    }

    private Answer value(RowEndpoint.Target target, Column column, Object value) {
        String fragment = "%s(%s)/%s"
                .formatted(target.address().entitySet(), target.address().key(), column.propertyName());
        return Answer.json(200, Json.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("@odata.context", links.context(fragment));
            json.writeName("value");
            RowWriter.value(json, value);
            json.writeEndObject();
        }));
    }
}
