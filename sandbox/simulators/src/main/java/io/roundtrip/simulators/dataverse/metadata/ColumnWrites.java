package io.roundtrip.simulators.dataverse.metadata;

import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.reading.Links;
import io.roundtrip.simulators.dataverse.tables.Column;
import io.roundtrip.simulators.dataverse.tables.ColumnDefinition;
import io.roundtrip.simulators.dataverse.tables.Table;
import io.roundtrip.simulators.dataverse.tables.TableDefinition;
import io.roundtrip.simulators.dataverse.tables.TableSchema;
import java.util.Map;

/** Makes, changes and deletes columns (documentation page "Create and update column definitions using the Web API"). */
final class ColumnWrites {
    private final Customizations customizations;
    private final Links links;

    ColumnWrites(Customizations customizations, Links links) {
        this.customizations = customizations;
        this.links = links;
    }

    /** @param path of the collection, which the answer repeats before the new id */
    Answer create(Table table, DefinitionBody body, String path) {
        ColumnDefinition column = ColumnReader.read(body);
        refuseTaken(table, column.name());
        customizations.change(table, now -> now.withColumns(column));
        String id = "(" + MetadataIds.column(Customizations.name(table), column.name()) + ")";
        return Answer.empty(204).with("OData-EntityId", links.at(path + id));
    }

    static void refuseTaken(Table table, String column) {
        if (table.schema().byName(column).isPresent()) {
            throw taken(column, Customizations.name(table));
        }
    }

    static void refuseTaken(TableDefinition table, String column) {
        boolean taken = column.equals(table.idColumn())
                || table.columns().stream().anyMatch(other -> other.name().equals(column));
        if (taken) {
            throw taken(column, table.logicalName());
        }
    }

    private static Refusal taken(String column, String table) {
        return new Refusal(
                400,
                "0x80047013",
                "An attribute with the specified name already exists. Attribute: %s, entity: %s"
                        .formatted(column, table));
    }

    /** Type, name and options stay; all else is replaced. */
    Answer replace(Table table, Column column, DefinitionBody body, boolean mergeLabels) {
        ColumnDefinition before = own(table, column);
        if (!body.type().startsWith(before.type().attributeType())) {
            throw DefinitionBody.invalid("The type of attribute '%s' can't be changed.".formatted(column.name()));
        }
        Map<String, Object> given = ColumnReader.described(body);
        Map<String, Object> described = mergeLabels ? Labels.merged(before.described(), given) : given;
        int length = before.type().isText() ? ColumnReader.length(body, before.type()) : 0;
        boolean secured = body.is("IsSecured");
        refuseSecuredKey(table, column, secured);
        customizations.draft(
                table,
                now -> now.withColumn(
                        changed(current(now, before), length, secured).withDescription(described)));
        return Answer.empty(204);
    }

    private static ColumnDefinition current(TableDefinition table, ColumnDefinition otherwise) {
        return table.columns().stream()
                .filter(column -> column.name().equals(otherwise.name()))
                .findFirst()
                .orElse(otherwise);
    }

    private static ColumnDefinition changed(ColumnDefinition before, int length, boolean secured) {
        return new ColumnDefinition(
                before.name(),
                before.type(),
                length,
                before.scale(),
                before.required(),
                before.updatable(),
                secured,
                before.lookups(),
                before.options(),
                before.described());
    }

    private static void refuseSecuredKey(Table table, Column column, boolean secured) {
        boolean inKey = table.schema().definition().keys().stream()
                .anyMatch(key -> key.columns().contains(column.name()));
        if (secured && inKey) {
            throw new Refusal(
                    400,
                    "0x80060896",
                    "The field %s is not securable as it is part of entity keys.".formatted(column.name()));
        }
    }

    private ColumnDefinition own(Table table, Column column) {
        return current(customizations.unpublished(table), column.definition());
    }

    Answer delete(Table table, Column column) {
        TableDefinition definition = table.schema().definition();
        boolean system = column.ordinal() <= TableSchema.STATUS;
        if (system || column.name().equals(definition.nameColumn())) {
            throw new Refusal(400, "0x80047002", "The Primary UI Attribute is not valid for deletion");
        }
        long keys = definition.keys().stream()
                .filter(key -> key.columns().contains(column.name()))
                .count();
        Dependencies.refuse("Attribute", MetadataIds.column(definition.logicalName(), column.name()), keys);
        customizations.change(table, now -> now.withoutColumn(column.name()));
        return Answer.empty(204);
    }
}
