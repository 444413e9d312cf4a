package io.roundtrip.schema.solution;

import io.roundtrip.schema.tables.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A view as solutions write it: its grid and its query. */
final class SavedQueryXml {

    private static final String NAME = TableDefinition.PRIMARY_NAME.name();

    private final View view;
    private final TableDefinition table;

    private SavedQueryXml(View view) {
        this.view = view;
        this.table = view.table();
    }

    static Element of(View view) {
        return new SavedQueryXml(view).savedQuery();
    }

    private Element savedQuery() {
        return Element.of(
                "savedquery",
                Element.text("IsCustomizable", "1"),
                Element.text("CanBeDeleted", view.isDefault() ? "0" : "1"),
                Element.text("isquickfindquery", view.kind() == View.Kind.QUICK_FIND ? "1" : "0"),
                Element.text("isprivate", "0"),
                Element.text("isdefault", view.isDefault() ? "1" : "0"),
                Element.text("savedqueryid", view.id()),
                Element.of("layoutxml", grid()),
                Element.text("querytype", view.kind().queryType()),
                Element.of("fetchxml", fetch()),
                Element.text("IntroducedVersion", "1.0"),
                Texts.localizedNames(view.name()));
    }

    private Element grid() {
        List<Element> cells = Stream.concat(
                        Stream.of(cell(NAME, "300")),
                        view.columns().names().stream().map(column -> cell(column, "125")))
                .toList();
        Element row = Element.of("row", cells).with("name", "result").with("id", table.idColumn());
        return Element.of("grid", row)
                .with("name", "resultset")
                .with("jump", NAME)
                .with("select", "1")
                .with("icon", "1")
                .with("preview", "1");
    }

    private static Element cell(String column, String width) {
        return Element.of("cell").with("name", column).with("width", width);
    }

    private Element fetch() {
        List<Element> parts = new ArrayList<>();
        Stream.concat(Stream.of(table.idColumn(), NAME), view.columns().names().stream())
                .forEach(column -> parts.add(Element.of("attribute").with("name", column)));
        parts.add(Element.of("order")
                .with("attribute", view.columns().orderedBy())
                .with("descending", "" + view.columns().newestFirst()));
        parts.add(active());
        view.filter().ifPresent(parts::add);
        if (view.kind() == View.Kind.QUICK_FIND) {
            parts.add(quickFind());
        }
        Element entity = Element.of("entity", parts).with("name", table.name());
        return Element.of("fetch", entity).with("version", "1.0").with("mapping", "logical");
    }

    private static Element active() {
        Element condition = Element.of("condition")
                .with("attribute", "statecode")
                .with("operator", "eq")
                .with("value", "0");
        return Element.of("filter", condition).with("type", "and");
    }

    private static Element quickFind() {
        Element condition = Element.of("condition")
                .with("attribute", NAME)
                .with("operator", "like")
                .with("value", "{0}");
        return Element.of("filter", condition).with("type", "or").with("isquickfindfields", "1");
    }
}
