package io.roundtrip.simulators.dataverse.metadata;

import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.protocol.Json;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.reading.Links;
import io.roundtrip.simulators.dataverse.tables.Column;
import io.roundtrip.simulators.dataverse.tables.ColumnDefinition;
import io.roundtrip.simulators.dataverse.tables.ColumnType;
import io.roundtrip.simulators.dataverse.tables.LookupTarget;
import io.roundtrip.simulators.dataverse.tables.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes and deletes lookups, with the relationship of each (documentation page "Create and update relationships using the Web API"). */
final class RelationshipWrites {
    private static final Pattern ONE =
            Pattern.compile("RelationshipDefinitions\\((?:SchemaName='([A-Za-z0-9_]+)'|([0-9a-fA-F-]{36}))\\)");

    private final Customizations customizations;
    private final Links links;

    private record Found(Table table, Column column, LookupTarget target) {}

    RelationshipWrites(Customizations customizations, Links links) {
        this.customizations = customizations;
        this.links = links;
    }

    Answer create(DefinitionBody body) {
        if (!body.type().equals("OneToManyRelationshipMetadata")) {
            throw Refusal.notSimulated("relationships of type " + body.type());
        }
        DefinitionBody lookup =
                body.object("Lookup").orElseThrow(() -> DefinitionBody.invalid("Required field 'Lookup' is missing"));
        String name = add(lookup, List.of(body));
        return Answer.empty(204)
                .with("OData-EntityId", links.at("RelationshipDefinitions(" + MetadataIds.relationship(name) + ")"));
    }

    /** The action CreateCustomerRelationships: one lookup with two relationships. */
    Answer createCustomer(DefinitionBody body) {
        DefinitionBody lookup =
                body.object("Lookup").orElseThrow(() -> DefinitionBody.invalid("Required field 'Lookup' is missing"));
        List<DefinitionBody> relationships = body.list("OneToManyRelationships");
        add(lookup, relationships);
        String table = relationships.get(0).require("ReferencingEntity");
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("@odata.context", links.context("Microsoft.Dynamics.CRM.CreateCustomerRelationshipsResponse"));
        answer.put(
                "RelationshipIds",
                relationships.stream()
                        .map(one -> MetadataIds.relationship(one.require("SchemaName")))
                        .toList());
        answer.put(
                "AttributeId", MetadataIds.column(table, SchemaName.of(lookup).logical()));
        return Answer.json(200, Json.write(answer));
    }

    /** The first relationship's name. */
    private String add(DefinitionBody lookup, List<DefinitionBody> relationships) {
        if (relationships.isEmpty()) {
            throw DefinitionBody.invalid("Required field 'OneToManyRelationships' is missing");
        }
        Table table = customizations.require(relationships.get(0).require("ReferencingEntity"));
        SchemaName name = SchemaName.of(lookup);
        ColumnWrites.refuseTaken(table, name.logical());
        ColumnDefinition column =
                ColumnDefinition.of(name.logical(), ColumnType.LOOKUP).withDescription(ColumnReader.described(lookup));
        for (DefinitionBody relationship : relationships) {
            column = column.withTarget(target(name, relationship, relationships.size() > 1));
        }
        ColumnDefinition whole = column;
        customizations.change(table, now -> now.withColumns(whole));
        return relationships.get(0).require("SchemaName");
    }

    /** Navigation properties have the lookup's schema name; those of a lookup with several targets name the table too. */
    private LookupTarget target(SchemaName lookup, DefinitionBody relationship, boolean several) {
        SchemaName name = SchemaName.of(relationship);
        if (find(name.text(), "").isPresent()) {
            throw new Refusal(
                    400,
                    "0x8004432b",
                    "A relationship with the specified name already exists. Please specify a unique name.");
        }
        String table = Customizations.name(customizations.require(relationship.require("ReferencedEntity")));
        String navigation = relationship
                .text("ReferencingEntityNavigationPropertyName")
                .orElse(several ? lookup.text() + "_" + table : lookup.text());
        return new LookupTarget(navigation, table, name.text());
    }

    private Optional<Found> find(String name, String id) {
        return customizations.store().tables().stream()
                .flatMap(table -> table.schema().columns().stream()
                        .flatMap(column ->
                                column.definition().lookups().stream().map(target -> new Found(table, column, target))))
                .filter(found -> found.target().relationship().equalsIgnoreCase(name)
                        || MetadataIds.relationship(found.target().relationship())
                                .toString()
                                .equalsIgnoreCase(id))
                .findFirst();
    }

    /** The lookup goes with its last relationship. */
    Answer delete(String path) {
        Matcher matcher = ONE.matcher(path);
        if (!matcher.matches()) {
            throw Refusal.notSimulated("DELETE " + path);
        }
        String name = matcher.group(1) == null ? "" : matcher.group(1);
        Found found = find(name, matcher.group(2) == null ? "" : matcher.group(2))
                .orElseThrow(() -> Customizations.missing("relationship", path));
        customizations.change(
                found.table(), now -> now.withoutColumn(found.column().name()));
        return Answer.empty(204);
    }
}
