package io.roundtrip.schema.solution;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.schema.install.MappedTable;
import io.roundtrip.schema.solution.MappedTablesSolution.Place;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class MappedTablesSolutionTest {

    static final Solution SOLUTION = MappedTablesSolution.of(List.of(
            new Place(new MappedTable("account", new TreeSet<>(List.of("rt_erpid", "rt_crmid"))), "Account", true),
            new Place(new MappedTable("new_site", new TreeSet<>(List.of("rt_siteno"))), "new_Site", false)));

    private final byte[] zip = SOLUTION.packed();
    private final Map<String, Element> tables = PackedTables.of(zip).tables();

    @Test
    void hasTheColumnsOfMappedTablesAndNoOthers() {
        assertThat(PackedTables.columns(tables.get("Account")))
                .isEqualTo(Map.of("rt_erpid", "nvarchar 100", "rt_crmid", "nvarchar 100", "rt_sync", "ntext 2000"));
        assertThat(PackedTables.columns(tables.get("new_Site")))
                .isEqualTo(Map.of("rt_siteno", "nvarchar 100", "rt_sync", "ntext 2000"));
    }

    @Test
    void turnsChangeTrackingOnWhereItIsOffAndTouchesNoOtherSetting() {
        assertThat(settings("Account")).isEmpty();
        assertThat(settings("new_Site")).containsExactly("ChangeTrackingEnabled=1");
    }

    private List<String> settings(String table) {
        return PackedTables.children(tables.get(table)).stream()
                .filter(child -> !child.getTagName().equals("attributes"))
                .map(child -> child.getTagName() + "=" + child.getTextContent())
                .toList();
    }

    @Test
    void onlyAsMuchOfATableAsIsWrittenBelongsToTheSolution() {
        Element manifest = PackedTables.parse(PackedTables.entries(zip).get("solution.xml"));
        assertThat(PackedTables.all(manifest, "RootComponent"))
                .filteredOn(component -> component.getAttribute("type").equals("1"))
                .extracting(
                        component -> component.getAttribute("schemaName") + " " + component.getAttribute("behavior"))
                .containsExactly("account 2", "new_site 1");
    }

    @Test
    void rolesHaveThePrivilegesOnMappedTablesAndTheirOwn() {
        Map<String, String> files = SOLUTION.unpacked();
        assertThat(files.get("Roles/Roundtrip Sender.xml"))
                .contains("\"prvReadAccount\"", "\"prvReadnew_Site\"", "\"prvCreatert_notification\"")
                .doesNotContain("prvWriteAccount");
        assertThat(files.get("Roles/Roundtrip Acknowledgement.xml")).contains("\"prvWriteAccount\"");
    }
}
