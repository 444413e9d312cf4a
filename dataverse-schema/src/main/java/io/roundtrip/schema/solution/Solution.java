package io.roundtrip.schema.solution;

import io.roundtrip.schema.install.RoleDefinition;
import io.roundtrip.schema.install.Roles;
import io.roundtrip.schema.solution.SolutionManifest.RootComponent;
import io.roundtrip.schema.tables.OwnTables;
import io.roundtrip.schema.tables.TableDefinition;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Everything that a solution consists of. Written twice from the same, unpacked and packed.
 *
 * @param roles by name
 * @param app name of the app and its site map
 */
public record Solution(
        SolutionManifest manifest,
        List<TableContent> tables,
        List<Relationship> relationships,
        SortedMap<String, Element> roles,
        Optional<String> app,
        List<EnvironmentVariable> environmentVariables) {

    /** Our own tables, the roles without the mapped tables, the app. */
    public static Solution roundtrip() {
        List<TableDefinition> tables = OwnTables.ALL.stream()
                .sorted(Comparator.comparing(TableDefinition::name))
                .toList();
        Stream<RootComponent> tableComponents = tables.stream().map(table -> RootComponent.table(table.name(), "0"));
        List<RootComponent> components = Stream.of(tableComponents, roleComponents(), RootComponent.app(AppXml.NAME))
                .flatMap(parts -> parts)
                .toList();
        return new Solution(
                new SolutionManifest("Roundtrip", "Roundtrip", components),
                tables.stream().map(TableContent::of).toList(),
                Relationship.of(tables),
                roles(List.of()),
                Optional.of(AppXml.NAME),
                EnvironmentVariable.ALL);
    }

    static Stream<RootComponent> roleComponents() {
        return Roles.ALL.stream().map(RoleXml::id).sorted().map(RootComponent::role);
    }

    static SortedMap<String, Element> roles(List<String> mappedSchemaNames) {
        SortedMap<String, Element> roles = new TreeMap<>();
        for (RoleDefinition role : Roles.ALL) {
            roles.put(role.name(), RoleXml.of(role, mappedSchemaNames));
        }
        return roles;
    }

    /** Path to content of the files that SolutionPackager and {@code pac solution} read and write. */
    public Map<String, String> unpacked() {
        return UnpackedSolution.files(this);
    }

    /** The zip that an environment imports; the same bytes whenever the solution is the same. */
    public byte[] packed() {
        return PackedSolution.zip(this);
    }
}
