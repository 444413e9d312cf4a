package io.roundtrip.schema.solution;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A solution as a folder: one file for each table, form, view, role and relationship's parent. */
final class UnpackedSolution {

    private final Solution solution;
    private final SortedMap<String, String> files = new TreeMap<>();

    private UnpackedSolution(Solution solution) {
        this.solution = solution;
    }

    static SortedMap<String, String> files(Solution solution) {
        UnpackedSolution unpacked = new UnpackedSolution(solution);
        unpacked.write();
        return unpacked.files;
    }

    private void write() {
        put("Other/Solution.xml", solution.manifest().element());
        put("Other/Customizations.xml", Customizations.mentions(solution));
        solution.tables().forEach(this::table);
        relationships();
        solution.roles().forEach((name, role) -> put("Roles/" + name + ".xml", Texts.root(role)));
        solution.app().ifPresent(app -> {
            put("AppModules/" + app + "/AppModule.xml", AppXml.app());
            put("AppModuleSiteMaps/" + app + "/AppModuleSiteMap.xml", Texts.root(AppXml.siteMap()));
        });
        solution.environmentVariables().forEach(variable -> put(variable.path(), variable.element()));
    }

    private void table(TableContent table) {
        String folder = "Entities/" + table.schemaName() + "/";
        put(folder + "Entity.xml", Texts.root(table.unpacked()));
        table.forms()
                .forEach((id, form) ->
                        put(folder + "FormXml/main/" + id + ".xml", Texts.root(Element.of("forms", form))));
        table.savedQueries()
                .forEach((id, view) ->
                        put(folder + "SavedQueries/" + id + ".xml", Texts.root(Element.of("savedqueries", view))));
        put(folder + "RibbonDiff.xml", Texts.root(TableContent.ribbon()));
    }

    private void relationships() {
        List<Element> mentions =
                solution.relationships().stream().map(Relationship::mention).toList();
        put("Other/Relationships.xml", Texts.root(Element.of("EntityRelationships", mentions)));
        Map<String, List<Relationship>> byParent =
                solution.relationships().stream().collect(Collectors.groupingBy(Relationship::referencedEntity));
        byParent.forEach((parent, children) -> put(
                "Other/Relationships/" + parent + ".xml",
                Texts.root(Element.of(
                        "EntityRelationships",
                        children.stream().map(Relationship::element).toList()))));
    }

    private void put(String path, Element root) {
        files.put(path, XmlText.of(root));
    }
}
