package io.roundtrip.simulators.dataverse.metadata;

import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.protocol.Json;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.reading.Links;
import io.roundtrip.simulators.dataverse.tables.ColumnDefinition;
import io.roundtrip.simulators.dataverse.tables.ColumnType;
import io.roundtrip.simulators.dataverse.tables.Option;
import io.roundtrip.simulators.dataverse.tables.Table;
import io.roundtrip.simulators.dataverse.tables.TableDefinition;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Changes the options of local choices; seen once published (documentation page "Create and update choices (option sets) using the Web API"). */
final class OptionWrites {
    private final Customizations customizations;
    private final Links links;

    /** A choice with its table. */
    private record Place(Table table, ColumnDefinition column) {}

    OptionWrites(Customizations customizations, Links links) {
        this.customizations = customizations;
        this.links = links;
    }

    /** The action InsertOptionValue. */
    Answer insert(DefinitionBody body) {
        Place place = place(body);
        Option option = ColumnReader.option(body);
        if (place.column().label(option.value()).isPresent()) {
            throw duplicate();
        }
        change(place, options -> Stream.concat(options, Stream.of(option)));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("@odata.context", links.context("Microsoft.Dynamics.CRM.InsertOptionValueResponse"));
        answer.put("NewOptionValue", option.value());
        return Answer.json(200, Json.write(answer));
    }

    /** The action UpdateOptionValue. */
    Answer update(DefinitionBody body) {
        Place place = place(body);
        Option changed = ColumnReader.option(body);
        requireOption(place, changed.value());
        change(place, options -> options.map(option -> option.value() == changed.value() ? changed : option));
        return Answer.empty(204);
    }

    /** The action DeleteOptionValue. */
    Answer delete(DefinitionBody body) {
        Place place = place(body);
        int value = body.integer("Value").orElse(-1);
        requireOption(place, value);
        change(place, options -> options.filter(option -> option.value() != value));
        return Answer.empty(204);
    }

    static Refusal duplicate() {
        return new Refusal(400, "0x80048403", "Invalid OptionSet. An option with the same value exists already.");
    }

    private static void requireOption(Place place, int value) {
        if (place.column().label(value).isEmpty()) {
            throw new Refusal(400, "0x80048403", "Invalid OptionSet. There is no option with the value " + value + ".");
        }
    }

    private Place place(DefinitionBody body) {
        if (body.text("OptionSetName").isPresent()) {
            throw Refusal.notSimulated("global choices");
        }
        Table table = customizations.require(body.require("EntityLogicalName"));
        String name = body.require("AttributeLogicalName");
        ColumnDefinition column = choice(customizations.unpublished(table), name);
        return new Place(table, column);
    }

    private static ColumnDefinition choice(TableDefinition table, String name) {
        ColumnDefinition column = table.columns().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Customizations.missing("attribute", name));
        if (column.type() != ColumnType.CHOICE && column.type() != ColumnType.CHOICES) {
            throw new Refusal(400, "0x80044320", "You can add option values only to picklist and status attributes.");
        }
        return column;
    }

    private void change(Place place, UnaryOperator<Stream<Option>> change) {
        customizations.draft(place.table(), now -> {
            ColumnDefinition column = choice(now, place.column().name());
            Option[] options = change.apply(column.options().stream()).toArray(Option[]::new);
            return now.withColumn(column.withOptions(options));
        });
    }
}
