package io.roundtrip.schema.solution;

import io.roundtrip.schema.tables.ColumnDefinition;
import io.roundtrip.schema.tables.ColumnLabels;
import java.util.List;

/** Choices that belong to one column: ours, and the states that every table has. */
final class OptionSetXml {

    private OptionSetXml() {}

    static List<Element> picklist(String table, ColumnDefinition column) {
        List<Element> options = column.choices().stream()
                .map(choice -> labelled("option", choice.label()).with("value", "" + choice.value()))
                .toList();
        Element set = set(
                table + "_" + column.name(),
                "picklist",
                ColumnLabels.of(column.name()),
                Element.of("options", options));
        return List.of(Element.text("AppDefaultValue", "-1"), set);
    }

    static List<Element> bit(String table, ColumnDefinition column) {
        Element options = Element.of(
                "options",
                labelled("option", "Yes").with("value", "1"),
                labelled("option", "No").with("value", "0"));
        Element set = set(table + "_" + column.name(), "bit", ColumnLabels.of(column.name()), options);
        return List.of(Element.text("AppDefaultValue", "0"), set);
    }

    static Element state(String table) {
        Element states = Element.of("states", state("0", "1", "Active"), state("1", "2", "Inactive"));
        return set(table + "_statecode", "state", "Status", states);
    }

    private static Element state(String value, String status, String name) {
        return labelled("state", name)
                .with("value", value)
                .with("defaultstatus", status)
                .with("invariantname", name);
    }

    static Element status(String table) {
        Element statuses = Element.of(
                "statuses",
                labelled("status", "Active").with("value", "1").with("state", "0"),
                labelled("status", "Inactive").with("value", "2").with("state", "1"));
        return set(table + "_statuscode", "status", "Status Reason", statuses);
    }

    private static Element labelled(String element, String label) {
        return Element.of(element, Texts.labels(label));
    }

    private static Element set(String name, String type, String label, Element values) {
        return Element.of(
                        "optionset",
                        Element.text("OptionSetType", type),
                        Element.text("IntroducedVersion", "1.0"),
                        Element.text("IsCustomizable", "1"),
                        Texts.displayNames(label),
                        Texts.descriptions(""),
                        values)
                .with("Name", name);
    }
}
