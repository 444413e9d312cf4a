package io.roundtrip.simulators.dataverse.tracking;

import io.roundtrip.simulators.dataverse.faults.Switches;
import io.roundtrip.simulators.dataverse.faults.Switches.Switch;
import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.protocol.Json;
import io.roundtrip.simulators.dataverse.protocol.Preferences;
import io.roundtrip.simulators.dataverse.reading.Links;
import io.roundtrip.simulators.dataverse.reading.RowWriter;
import io.roundtrip.simulators.dataverse.reading.Selection;
import io.roundtrip.simulators.dataverse.tables.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;

/** Writes a page of changes as the documentation's examples show it. */
final class FeedAnswer {
    private final RowWriter writer;
    private final Links links;
    private final FeedLinks feedLinks;
    private final Switches switches;

    FeedAnswer(RowWriter writer, Links links, FeedLinks feedLinks, Switches switches) {
        this.writer = writer;
        this.links = links;
        this.feedLinks = feedLinks;
        this.switches = switches;
    }

    Answer of(Reading reading, FeedPage page, Selection selection) {
        Answer answer = Answer.json(200, Json.write(json -> write(json, reading, page, selection)))
                .with(reading.table().touched(page.rows()));
        String applied = applied(reading.call().preferences());
        return applied.isEmpty() ? answer : answer.with("Preference-Applied", applied);
    }

    private static String applied(Preferences asked) {
        List<String> applied = new ArrayList<>();
        if (asked.trackChanges()) {
            applied.add("odata.track-changes");
        }
        asked.maxPageSize().ifPresent(size -> applied.add("odata.maxpagesize=" + size));
        return String.join(",", applied);
    }

    private void write(JsonGenerator json, Reading reading, FeedPage page, Selection selection) {
        TableSchema schema = reading.table().schema();
        String suffix = reading.start().isFirstReading() ? "" : "/$delta";
        json.writeStartObject();
        json.writeStringProperty("@odata.context", links.context(selection.fragment(schema) + suffix));
        if (page.next().isEmpty() && !losesDeltaLink(selection)) {
            json.writeStringProperty("@odata.deltaLink", feedLinks.delta(reading));
        }
        json.writeArrayPropertyStart("value");
        reading.view().see(page.rows()).forEach(row -> writer.write(json, row, selection));
        page.deleted().forEach(id -> tombstone(json, schema, id));
        json.writeEndArray();
        page.next().ifPresent(next -> json.writeStringProperty("@odata.nextLink", feedLinks.next(reading, next)));
        json.writeEndObject();
    }

    private boolean losesDeltaLink(Selection selection) {
        return switches.isOn(Switch.LAST_PAGES_LACK_THE_DELTA_LINK)
                || !selection.annotations().isEmpty() && !switches.isOn(Switch.ANNOTATIONS_KEEP_THE_DELTA_LINK);
    }

    private void tombstone(JsonGenerator json, TableSchema schema, UUID id) {
        json.writeStartObject();
        json.writeStringProperty("@odata.context", links.context(schema.entitySet() + "/$deletedEntity"));
        json.writeStringProperty("id", id.toString());
        json.writeStringProperty("reason", "deleted");
        json.writeEndObject();
    }
}
