package io.roundtrip.schema.solution;

import io.roundtrip.schema.tables.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A table in a solution.
 *
 * @param forms by id
 * @param savedQueries by id
 */
record TableContent(
        String schemaName, Element name, Element info, Map<String, Element> forms, Map<String, Element> savedQueries) {

    static TableContent of(TableDefinition table) {
        Map<String, Element> views = new TreeMap<>();
        View.of(table).forEach(view -> views.put(view.id(), SavedQueryXml.of(view)));
        return new TableContent(
                table.name(),
                EntityXml.name(table.name(), table.displayName(), table.displayName()),
                EntityXml.info(table),
                Map.of(FormXml.id(table), FormXml.systemForm(table)),
                views);
    }

    /** In the unpacked form forms, views and ribbon have files of their own. */
    Element unpacked() {
        return Element.of(
                "Entity", name, info, Element.of("FormXml"), Element.of("SavedQueries"), Element.of("RibbonDiffXml"));
    }

    Element packed() {
        List<Element> parts = new ArrayList<>(List.of(name, info));
        if (forms.isEmpty()) {
            parts.add(Element.of("FormXml"));
            parts.add(Element.of("SavedQueries"));
        } else {
            Element main = Element.of("forms", forms.values()).with("type", "main");
            parts.add(Element.of("FormXml", main));
            parts.add(Element.of("SavedQueries", Element.of("savedqueries", savedQueries.values())));
        }
        parts.add(ribbon());
        return Element.of("Entity", parts);
    }

    /** No buttons of our own. */
    static Element ribbon() {
        return Element.of(
                "RibbonDiffXml",
                Element.of("CustomActions"),
                Element.of("Templates", Element.text("RibbonTemplates", "").with("Id", "Mscrm.Templates")),
                Element.of("CommandDefinitions"),
                Element.of(
                        "RuleDefinitions",
                        Element.of("TabDisplayRules"),
                        Element.of("DisplayRules"),
                        Element.of("EnableRules")),
                Element.of("LocLabels"));
    }
}
