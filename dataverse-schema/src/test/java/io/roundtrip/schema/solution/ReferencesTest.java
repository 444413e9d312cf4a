package io.roundtrip.schema.solution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Whatever one part of the solution names is in another. */
class ReferencesTest {

    private final byte[] zip = Solution.roundtrip().packed();
    private final PackedTables packed = PackedTables.of(zip);
    private final Element manifest =
            PackedTables.parse(PackedTables.entries(zip).get("solution.xml"));

    @Test
    void theManifestNamesEveryComponentAndNoOther() {
        Set<String> named = PackedTables.all(manifest, "RootComponent").stream()
                .map(component -> component.getAttribute("type") + " " + component.getAttribute("schemaName")
                        + component.getAttribute("id"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> present = new TreeSet<>();
        packed.tables().keySet().forEach(table -> present.add("1 " + table));
        PackedTables.all(packed.customizations(), "Role").stream()
                .filter(role -> role.hasAttribute("name"))
                .forEach(role -> present.add("20 " + role.getAttribute("id")));
        present.add("62 " + PackedTables.text(packed.customizations(), "SiteMapUniqueName"));
        present.add("80 " + PackedTables.text(packed.customizations(), "UniqueName"));
        assertThat(named).isEqualTo(present);
    }

    @Test
    void theAppHasEveryTableOnceInItsSiteMap() {
        List<String> opened = PackedTables.all(packed.customizations(), "SubArea").stream()
                .map(area -> area.getAttribute("Entity"))
                .toList();
        assertThat(opened)
                .containsExactlyInAnyOrderElementsOf(packed.tables().keySet())
                .contains("rt_failure", "rt_tablemapping");
    }

    @Test
    void formsAndViewsNameColumnsOfTheirTable() {
        for (Element entity : PackedTables.all(packed.customizations(), "Entity")) {
            Set<String> columns = new HashSet<>();
            PackedTables.all(entity, "attribute").stream()
                    .filter(attribute -> attribute.hasAttribute("PhysicalName"))
                    .forEach(attribute -> columns.add(PackedTables.text(attribute, "LogicalName")));
            assertThat(columns).as(PackedTables.text(entity, "Name")).containsAll(named(entity));
        }
    }

    private static Set<String> named(Element entity) {
        Set<String> named = new TreeSet<>();
        PackedTables.all(entity, "control").forEach(control -> named.add(control.getAttribute("datafieldname")));
        PackedTables.all(entity, "fetch").forEach(fetch -> {
            PackedTables.all(fetch, "attribute").forEach(part -> named.add(part.getAttribute("name")));
            PackedTables.all(fetch, "condition").forEach(part -> named.add(part.getAttribute("attribute")));
            PackedTables.all(fetch, "order").forEach(part -> named.add(part.getAttribute("attribute")));
        });
        PackedTables.all(entity, "grid")
                .forEach(grid -> PackedTables.all(grid, "cell").forEach(cell -> named.add(cell.getAttribute("name"))));
        return named;
    }

    @Test
    void noIdIsGivenTwice() {
        List<String> ids = new ArrayList<>();
        PackedTables.all(packed.customizations(), "formid").forEach(id -> ids.add(id.getTextContent()));
        PackedTables.all(packed.customizations(), "savedqueryid").forEach(id -> ids.add(id.getTextContent()));
        for (String part : List.of("tab", "section", "cell", "header", "footer")) {
            PackedTables.all(packed.customizations(), part).stream()
                    .filter(element -> element.hasAttribute("id"))
                    .forEach(element -> ids.add(element.getAttribute("id")));
        }
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(200);
    }
}
