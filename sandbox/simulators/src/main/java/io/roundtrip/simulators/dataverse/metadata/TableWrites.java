package io.roundtrip.simulators.dataverse.metadata;

import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.reading.Links;
import io.roundtrip.simulators.dataverse.tables.ColumnDefinition;
import io.roundtrip.simulators.dataverse.tables.ColumnType;
import io.roundtrip.simulators.dataverse.tables.Table;
import io.roundtrip.simulators.dataverse.tables.TableDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes, changes and drops tables (documentation page "Create and update table definitions using the Web API"). */
final class TableWrites {
    private static final String TRACKING = "ChangeTrackingEnabled";
    private static final String TRACKABLE = "CanChangeTrackingBeEnabled";
    private static final Set<String> KNOWN = Set.of(
            TRACKING,
            "SchemaName",
            "EntitySetName",
            "LogicalCollectionName",
            "PrimaryIdAttribute",
            "PrimaryNameAttribute",
            "Attributes",
            "Keys",
            "Privileges",
            "OneToManyRelationships",
            "ManyToOneRelationships",
            "ManyToManyRelationships");

    private final Customizations customizations;
    private final Links links;

    TableWrites(Customizations customizations, Links links) {
        this.customizations = customizations;
        this.links = links;
    }

    Answer create(DefinitionBody body) {
        SchemaName name = SchemaName.of(body);
        body.require("OwnershipType");
        if (body.object("DisplayName").isEmpty()
                || body.object("DisplayCollectionName").isEmpty()) {
            throw DefinitionBody.invalid("Required field 'DisplayName' or 'DisplayCollectionName' is missing");
        }
        refuseTaken(name.logical());
        customizations.define(definition(name, body));
        return Answer.empty(204)
                .with("OData-EntityId", links.at("EntityDefinitions(" + MetadataIds.table(name.logical()) + ")"));
    }

    private void refuseTaken(String logicalName) {
        if (customizations.store().findTable(logicalName).isPresent()) {
            throw new Refusal(
                    400,
                    "0x8004700b",
                    "An entity with the specified name already exists. Please specify a unique name.");
        }
    }

    private static TableDefinition definition(SchemaName name, DefinitionBody body) {
        List<DefinitionBody> columns = body.list("Attributes");
        String primary = primaryName(columns);
        TableDefinition definition = TableDefinition.named(
                        name.logical(), body.text("EntitySetName").orElse(name.plural()))
                .withSchemaName(name.text())
                .withNameColumn(primary)
                .withDescription(body.but(KNOWN));
        for (DefinitionBody column : columns) {
            definition = withNew(definition, ColumnReader.read(column));
        }
        return body.is(TRACKING) ? definition.withChangeTracking() : definition;
    }

    private static TableDefinition withNew(TableDefinition definition, ColumnDefinition column) {
        ColumnWrites.refuseTaken(definition, column.name());
        return definition.withColumns(column);
    }

    private static String primaryName(List<DefinitionBody> columns) {
        List<DefinitionBody> primary =
                columns.stream().filter(column -> column.is("IsPrimaryName")).toList();
        if (primary.size() != 1 || !primary.get(0).type().equals("StringAttributeMetadata")) {
            throw DefinitionBody.invalid(
                    "The Attributes of a new entity must contain one StringAttributeMetadata with IsPrimaryName true.");
        }
        return SchemaName.of(primary.get(0)).logical();
    }

    /** The whole definition is replaced: what the new one leaves out gets its default. */
    Answer replace(Table table, DefinitionBody body, boolean mergeLabels) {
        TableDefinition before = customizations.unpublished(table);
        refuseOther(table, body);
        Map<String, Object> given = body.but(KNOWN);
        Map<String, Object> described = mergeLabels ? Labels.merged(before.described(), given) : given;
        boolean track = body.is(TRACKING);
        refuseTracking(before, track);
        customizations.draft(table, now -> {
            TableDefinition changed = now.withDescription(described);
            return track ? changed.withChangeTracking() : changed;
        });
        return Answer.empty(204);
    }

    private static void refuseOther(Table table, DefinitionBody body) {
        Optional<String> name = body.text("LogicalName").or(() -> body.text("SchemaName"));
        if (!name.orElse("").equalsIgnoreCase(Customizations.name(table))) {
            throw DefinitionBody.invalid("The LogicalName of the definition does not match the entity '%s'."
                    .formatted(Customizations.name(table)));
        }
    }

    /** "After you enable change tracking, you can't disable it" (documentation page "Use change tracking to synchronize data"). */
    private static void refuseTracking(TableDefinition before, boolean track) {
        if (before.tracked() && !track) {
            throw DefinitionBody.invalid("Change tracking can't be disabled for entity '%s' after it was enabled."
                    .formatted(before.logicalName()));
        }
        boolean impossible = new DefinitionBody(before.described())
                .managed(TRACKABLE)
                .filter("false"::equals)
                .isPresent();
        if (track && !before.tracked() && impossible) {
            throw DefinitionBody.invalid(
                    "Change tracking can't be enabled for entity '%s': its managed property %s is false."
                            .formatted(before.logicalName(), TRACKABLE));
        }
    }

    Answer drop(Table table) {
        String name = Customizations.name(table);
        long references = customizations.store().tables().stream()
                .filter(other -> other != table)
                .flatMap(other -> other.schema().columns().stream())
                .filter(column -> column.type() == ColumnType.LOOKUP
                        && column.definition().targets().containsValue(name))
                .count();
        Dependencies.refuse("Entity", MetadataIds.table(name), references);
        customizations.drop(table);
        return Answer.empty(204);
    }
}
