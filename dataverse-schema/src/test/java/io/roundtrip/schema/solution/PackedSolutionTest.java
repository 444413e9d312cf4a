package io.roundtrip.schema.solution;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.schema.install.RoleDefinition;
import io.roundtrip.schema.install.Roles;
import io.roundtrip.schema.tables.ColumnDefinition;
import io.roundtrip.schema.tables.OwnTables;
import io.roundtrip.schema.tables.TableDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class PackedSolutionTest {

    private final byte[] zip = Solution.roundtrip().packed();
    private final PackedTables packed = PackedTables.of(zip);

    @Test
    void hasThePartsOfAnExportedPackage() {
        assertThat(PackedTables.entries(zip))
                .containsOnlyKeys(
                        "[Content_Types].xml",
                        "customizations.xml",
                        "solution.xml",
                        "environmentvariabledefinitions/rt_adminurl/environmentvariabledefinition.xml");
    }

    @Test
    void hasTheSameBytesEveryTime() {
        assertThat(Solution.roundtrip().packed()).isEqualTo(zip);
    }

    @Test
    void hasEveryTableWithEveryColumnAsDefined() {
        Map<String, Map<String, String>> wanted = new TreeMap<>();
        OwnTables.ALL.forEach(table -> wanted.put(table.name(), columns(table)));
        Map<String, Map<String, String>> written = new TreeMap<>();
        packed.tables().forEach((name, table) -> written.put(name, PackedTables.columns(table)));
        assertThat(written).isEqualTo(wanted);
    }

    private static Map<String, String> columns(TableDefinition table) {
        Map<String, String> columns = new TreeMap<>();
        columns.put(table.idColumn(), "primarykey");
        Stream.concat(Stream.of(TableDefinition.PRIMARY_NAME), table.columns().stream())
                .forEach(column -> columns.put(column.name(), text(column)));
        return columns;
    }

    private static String text(ColumnDefinition column) {
        String options = column.choices().stream()
                .map(choice -> choice.value() + "=" + choice.label())
                .collect(Collectors.joining(","));
        return switch (column.type()) {
            case TEXT -> "nvarchar " + column.maxLength();
            case MEMO -> "ntext " + column.maxLength();
            case INTEGER -> "int";
            case BIG_INTEGER -> "bigint";
            case BOOLEAN -> "bit  1=Yes,0=No";
            case DATE_TIME -> "datetime";
            case CHOICE -> "picklist  " + options;
        };
    }

    @Test
    void tablesAreOrganizationOwnedAndUntracked() {
        assertThat(packed.tables().values()).allSatisfy(table -> {
            assertThat(PackedTables.text(table, "OwnershipTypeMask")).isEqualTo("OrgOwned");
            assertThat(PackedTables.text(table, "ChangeTrackingEnabled")).isEqualTo("0");
            assertThat(PackedTables.text(table, "SyncToExternalSearchIndex")).isEqualTo("0");
        });
    }

    @Test
    void namesThatMustBeUniqueHaveTheirKey() {
        Set<String> keyed = new TreeSet<>();
        packed.tables()
                .values()
                .forEach(table ->
                        PackedTables.all(table, "EntityKey").forEach(key -> keyed.add(PackedTables.text(key, "Name"))));
        assertThat(keyed)
                .isEqualTo(OwnTables.ALL.stream()
                        .filter(TableDefinition::uniqueNames)
                        .map(TableDefinition::nameKey)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void rolesHaveTheInstallersIdsAndPrivileges() {
        Map<String, Set<String>> written = new TreeMap<>();
        PackedTables.all(packed.customizations(), "Role").stream()
                .filter(role -> role.hasAttribute("name"))
                .forEach(role -> written.put(role.getAttribute("id"), privileges(role)));
        Map<String, Set<String>> wanted = new TreeMap<>();
        for (RoleDefinition role : Roles.ALL) {
            Set<String> privileges = new TreeSet<>();
            role.grants(List.of()).forEach(grant -> privileges.add(grant.privilege() + " Global"));
            wanted.put("{" + role.id() + "}", privileges);
        }
        assertThat(written).isEqualTo(wanted);
    }

    private static Set<String> privileges(Element role) {
        return PackedTables.all(role, "RolePrivilege").stream()
                .map(privilege -> privilege.getAttribute("name") + " " + privilege.getAttribute("level"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theVersionIsTheProducts() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        Element manifest = PackedTables.parse(PackedTables.entries(zip).get("solution.xml"));
        assertThat(pom)
                .contains("<version>" + PackedTables.text(manifest, "Version").replaceAll("\\.0$", ""));
    }
}
