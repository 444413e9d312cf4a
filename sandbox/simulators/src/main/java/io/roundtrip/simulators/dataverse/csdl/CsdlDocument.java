package io.roundtrip.simulators.dataverse.csdl;

import io.roundtrip.simulators.dataverse.csdl.CsdlRelations.Back;
import io.roundtrip.simulators.dataverse.tables.Column;
import io.roundtrip.simulators.dataverse.tables.LookupTarget;
import io.roundtrip.simulators.dataverse.tables.TableSchema;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes tables as {@code $metadata} (specification "OData CSDL XML Representation 4.0"; names and order as a real organization
 * has them). Of the operations only those are declared that need no other type; types of definitions are not.
 */
public final class CsdlDocument {
    private static final String NAMESPACE = "Microsoft.Dynamics.CRM";
    private static final String ALIAS = "mscrm.";
    private static final List<String> FUNCTIONS = List.of("WhoAmI", "RetrieveVersion");

    private final Xml xml = new Xml();
    private final Collection<TableSchema> tables;
    private final CsdlRelations relations;
    private final boolean annotated;

    private CsdlDocument(Collection<TableSchema> tables, boolean annotated) {
        this.tables = tables;
        this.relations = new CsdlRelations(tables);
        this.annotated = annotated;
    }

    /** @param annotated also tells what is computed and which tables are tracked, as {@code ?annotations=true} does */
    public static byte[] write(Collection<TableSchema> tables, boolean annotated) {
        CsdlDocument document = new CsdlDocument(tables, annotated);
        document.xml.element(
                "edmx:Edmx",
                document::services,
                "xmlns:edmx",
                "http://docs.oasis-open.org/odata/ns/edmx",
                "Version",
                "4.0");
        return document.xml.bytes();
    }

    private void services() {
        xml.element(
                "edmx:Reference",
                () -> {
                    xml.element("edmx:Include", "Namespace", CsdlKeys.VOCABULARY, "Alias", "Keys");
                    xml.element("edmx:IncludeAnnotations", "TermNamespace", CsdlKeys.VOCABULARY);
                },
                "Uri",
                "http://vocabularies.odata.org/OData.Community.Keys.V1.xml");
        xml.element(
                "edmx:DataServices",
                () -> xml.element(
                        "Schema",
                        this::schema,
                        "xmlns",
                        "http://docs.oasis-open.org/odata/ns/edm",
                        "Namespace",
                        NAMESPACE,
                        "Alias",
                        "mscrm"));
    }

    private void schema() {
        xml.element("EntityType", "Name", "crmbaseentity", "Abstract", "true");
        tables.forEach(table -> xml.element(
                "EntityType", () -> type(table), "Name", table.logicalName(), "BaseType", ALIAS + "crmbaseentity"));
        responses();
        FUNCTIONS.forEach(name -> xml.element(
                "Function",
                () -> xml.element("ReturnType", "Type", ALIAS + name + "Response", "Nullable", "false"),
                "Name",
                name));
        xml.element("EntityContainer", this::container, "Name", "System");
    }

    private void responses() {
        xml.element(
                "ComplexType",
                () -> Stream.of("BusinessUnitId", "UserId", "OrganizationId")
                        .forEach(id -> xml.element("Property", "Name", id, "Type", "Edm.Guid", "Nullable", "false")),
                "Name",
                "WhoAmIResponse");
        xml.element(
                "ComplexType",
                () -> xml.element("Property", "Name", "Version", "Type", "Edm.String", "Unicode", "false"),
                "Name",
                "RetrieveVersionResponse");
    }

    private void type(TableSchema table) {
        xml.element(
                "Key", () -> xml.element("PropertyRef", "Name", table.idColumn().name()));
        table.columns().forEach(this::property);
        table.columns()
                .forEach(column -> column.definition().lookups().stream()
                        .filter(target -> relations.has(target.table()))
                        .forEach(target -> lookup(table, column, target)));
        relations.to(table.logicalName()).forEach(this::back);
        CsdlKeys.write(xml, table);
    }

    private void property(Column column) {
        String type = column.type().edmType();
        Runnable content = annotated && !column.definition().updatable()
                ? () -> xml.element("Annotation", "Term", "Org.OData.Core.V1.Computed", "Bool", "true")
                : () -> {};
        String[] facet = switch (type) {
            case "Edm.String" -> new String[] {"Unicode", "false"};
            case "Edm.Decimal" -> new String[] {"Scale", "Variable"};
            default -> new String[0];
        };
        xml.element(
                "Property",
                content,
                Stream.concat(Stream.of("Name", column.propertyName(), "Type", type), Stream.of(facet))
                        .toArray(String[]::new));
    }

    private void lookup(TableSchema table, Column column, LookupTarget target) {
        xml.element(
                "NavigationProperty",
                () -> xml.element(
                        "ReferentialConstraint",
                        "Property",
                        column.propertyName(),
                        "ReferencedProperty",
                        relations.id(target.table())),
                "Name",
                target.navigationProperty(),
                "Type",
                ALIAS + target.table(),
                "Nullable",
                "false",
                "Partner",
                target.relationshipOf(table.logicalName()));
    }

    private void back(Back back) {
        xml.element(
                "NavigationProperty",
                "Name",
                back.name(),
                "Type",
                "Collection(" + ALIAS + back.table().logicalName() + ")",
                "Partner",
                back.partner());
    }

    private void container() {
        tables.forEach(table -> xml.element(
                "EntitySet",
                () -> set(table),
                "Name",
                table.entitySet(),
                "EntityType",
                NAMESPACE + "." + table.logicalName()));
        FUNCTIONS.forEach(name -> xml.element("FunctionImport", "Name", name, "Function", NAMESPACE + "." + name));
    }

    private void set(TableSchema table) {
        relations
                .bindings(table)
                .forEach((path, target) -> xml.element("NavigationPropertyBinding", "Path", path, "Target", target));
        if (annotated && table.definition().tracked()) {
            xml.element(
                    "Annotation",
                    () -> xml.element(
                            "Record", () -> xml.element("PropertyValue", "Property", "Supported", "Bool", "true")),
                    "Term",
                    "Org.OData.Capabilities.V1.ChangeTracking");
        }
    }
}
