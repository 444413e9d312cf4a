package io.roundtrip.schema.solution;

import io.roundtrip.schema.tables.ColumnDefinition;
import io.roundtrip.schema.tables.ColumnLabels;
import io.roundtrip.schema.tables.ColumnType;
import io.roundtrip.schema.tables.TableDefinition;
import java.util.List;
import java.util.stream.Stream;

/**
 * The main form of a table: short columns first, long texts below. Everything is for reading: what is changed by other
 * ways than import, the admin UI or a request would not be checked.
 */
final class FormXml {

    private static final int EMPTY_CELLS = 3;

    private final TableDefinition table;

    private FormXml(TableDefinition table) {
        this.table = table;
    }

    static String id(TableDefinition table) {
        return Texts.id("form", table.name());
    }

    static Element systemForm(TableDefinition table) {
        return new FormXml(table).systemForm();
    }

    private Element systemForm() {
        return Element.of(
                "systemform",
                Element.text("formid", id(table)),
                Element.text("IntroducedVersion", "1.0"),
                Element.text("FormPresentation", "1"),
                Element.text("FormActivationState", "1"),
                Element.of("form", Element.of("tabs", tab()), edge("header"), edge("footer"), conditions())
                        .with("headerdensity", "HighWithControls"),
                Element.text("IsCustomizable", "1"),
                Element.text("CanBeDeleted", "1"),
                Texts.localizedNames("Information"),
                Texts.descriptions("A form for this entity."));
    }

    private Element tab() {
        Element sections = Element.of("sections", section("General", shortColumns()), section("Texts", longColumns()));
        Element column = Element.of("column", sections).with("width", "100%");
        return Element.of("tab", Texts.labels("General"), Element.of("columns", column))
                .with("verticallayout", "true")
                .with("id", id("tab", "general"))
                .with("IsUserDefined", "1");
    }

    private Stream<ColumnDefinition> shortColumns() {
        return Stream.concat(Stream.of(TableDefinition.PRIMARY_NAME), onForms())
                .filter(column -> column.type() != ColumnType.MEMO);
    }

    private Stream<ColumnDefinition> longColumns() {
        return onForms().filter(column -> column.type() == ColumnType.MEMO);
    }

    /** Model-driven forms have no control for big integers. */
    private Stream<ColumnDefinition> onForms() {
        return table.columns().stream().filter(column -> column.type() != ColumnType.BIG_INTEGER);
    }

    private Element section(String label, Stream<ColumnDefinition> columns) {
        List<Element> rows =
                columns.map(column -> Element.of("row", cell(column))).toList();
        return Element.of("section", Texts.labels(label), Element.of("rows", rows))
                .with("showlabel", "false")
                .with("showbar", "false")
                .with("IsUserDefined", "0")
                .with("id", id("section", label));
    }

    private Element cell(ColumnDefinition column) {
        Element control = Element.of("control")
                .with("id", column.name())
                .with("classid", control(column.type()))
                .with("datafieldname", column.name())
                .with("disabled", "true");
        return Element.of("cell", Texts.labels(ColumnLabels.of(column.name())), control)
                .with("id", id("cell", column.name()))
                .with("locklevel", "0")
                .with("colspan", "1")
                .with("rowspan", column.type() == ColumnType.MEMO ? "4" : "1");
    }

    private static String control(ColumnType type) {
        return switch (type) {
            case TEXT -> "{4273EDBD-AC1D-40D3-9FB2-095C621B552D}";
            case MEMO -> "{E0DECE4B-6FC8-4A8F-A065-082708572369}";
            case INTEGER -> "{C6D124CA-7EDA-4A60-AEA9-7FB8D318B68F}";
            case BOOLEAN -> "{67FAC785-CD58-4F9F-ABB3-4B7DDC6ED5ED}";
            case DATE_TIME -> "{5B773807-9FB2-42DB-97C3-7A91EFF8ADFF}";
            case CHOICE -> "{3EF39988-22BB-4F0B-BBBE-64B5A3748AEE}";
            case BIG_INTEGER -> throw new IllegalArgumentException("There is no control for big integers");
        };
    }

    private Element edge(String name) {
        List<Element> cells = Stream.iterate(1, place -> place + 1)
                .limit(EMPTY_CELLS)
                .map(place -> Element.of("cell", Texts.labels(""))
                        .with("id", id(name + " cell", place))
                        .with("showlabel", "false"))
                .toList();
        return Element.of(name, Element.of("rows", Element.of("row", cells)))
                .with("id", id(name, ""))
                .with("celllabelposition", "Top")
                .with("columns", "111")
                .with("labelwidth", "115")
                .with("celllabelalignment", "Left");
    }

    private static Element conditions() {
        return Element.of("DisplayConditions", Element.of("Everyone"))
                .with("Order", "0")
                .with("FallbackForm", "true");
    }

    private String id(String kind, Object part) {
        return Texts.id(kind, table.name(), part);
    }
}
