package io.roundtrip.schema.solution;

import io.roundtrip.schema.tables.TableDefinition;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The relationships of the system columns that exports list: who created and modified, and the organization. */
record Relationship(String name, String referencedEntity, Element element) {

    static List<Relationship> of(List<TableDefinition> tables) {
        return tables.stream()
                .flatMap(Relationship::of)
                .sorted(Comparator.comparing(Relationship::name))
                .toList();
    }

    private static Stream<Relationship> of(TableDefinition table) {
        String lookup = "lk_" + table.name();
        return Stream.of(
                relationship(
                        table,
                        lookup + "_createdby",
                        "SystemUser",
                        "CreatedBy",
                        "Unique identifier of the user who created the record."),
                relationship(
                        table,
                        lookup + "_modifiedby",
                        "SystemUser",
                        "ModifiedBy",
                        "Unique identifier of the user who modified the record."),
                relationship(
                        table,
                        "organization_" + table.name(),
                        "Organization",
                        "OrganizationId",
                        "Unique identifier for the organization"));
    }

    private static Relationship relationship(
            TableDefinition table, String name, String referenced, String column, String description) {
        Element element = Element.of(
                        "EntityRelationship",
                        Element.text("EntityRelationshipType", "OneToMany"),
                        Element.text("IsCustomizable", "1"),
                        Element.text("IntroducedVersion", "1.0"),
                        Element.text("IsHierarchical", "0"),
                        Element.text("ReferencingEntityName", table.name()),
                        Element.text("ReferencedEntityName", referenced),
                        Element.text("CascadeAssign", "NoCascade"),
                        Element.text("CascadeDelete", "NoCascade"),
                        Element.text("CascadeArchive", "NoCascade"),
                        Element.text("CascadeReparent", "NoCascade"),
                        Element.text("CascadeShare", "NoCascade"),
                        Element.text("CascadeUnshare", "NoCascade"),
                        Element.text("ReferencingAttributeName", column),
                        Element.of("RelationshipDescription", Texts.descriptions(description)))
                .with("Name", name);
        return new Relationship(name, referenced, element);
    }

    Element mention() {
        return Element.of("EntityRelationship").with("Name", name);
    }
}
