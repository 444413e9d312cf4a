package io.roundtrip.mapping;

import io.roundtrip.mapping.ColumnMapping.FromColumn;
import io.roundtrip.mapping.ColumnMapping.ParentLookup;
import io.roundtrip.mapping.MappingProblem.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What one definition alone cannot see: names that nobody has, names that two have, parents that wait for each other. */
final class MappingsCheck {

    private final Map<String, TableMapping> byName;
    private final Set<String> targets;
    private final Set<String> valueMaps;
    private final List<MappingProblem> problems = new ArrayList<>();

    private MappingsCheck(List<TargetDefinition> targets, List<TableMapping> mappings, List<ValueMap> valueMaps) {
        this.targets =
                unique(Kind.TARGET, targets.stream().map(TargetDefinition::name).toList());
        this.valueMaps =
                unique(Kind.VALUE_MAP, valueMaps.stream().map(ValueMap::name).toList());
        unique(Kind.MAPPING, mappings.stream().map(TableMapping::name).toList());
        this.byName = mappings.stream().collect(Collectors.toMap(TableMapping::name, m -> m, (first, second) -> first));
    }

    static List<MappingProblem> problems(
            List<TargetDefinition> targets, List<TableMapping> mappings, List<ValueMap> valueMaps) {
        MappingsCheck check = new MappingsCheck(targets, mappings, valueMaps);
        mappings.forEach(check::check);
        check.checkTargetIdColumns(mappings);
        check.problems.addAll(ParentCycles.problems(check.byName));
        return List.copyOf(check.problems);
    }

    private Set<String> unique(Kind kind, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                problems.add(MappingProblem.of(kind, name, "the name is there twice"));
            }
        }
        return seen;
    }

    private void check(TableMapping mapping) {
        if (!targets.contains(mapping.target())) {
            problems.add(MappingProblem.of(mapping, "target " + mapping.target() + " does not exist"));
        }
        mapping.columns().forEach(column -> check(mapping, column));
    }

    private void check(TableMapping mapping, ColumnMapping column) {
        if (column instanceof FromColumn from) {
            from.valueMap()
                    .filter(name -> !valueMaps.contains(name))
                    .ifPresent(name ->
                            problems.add(MappingProblem.of(mapping, column, "value map " + name + " does not exist")));
        }
        if (column instanceof ParentLookup lookup) {
            lookup.mappingByTable()
                    .forEach((table, parent) -> parentProblem(mapping, table, parent)
                            .ifPresent(sentence -> problems.add(MappingProblem.of(mapping, column, sentence))));
        }
    }

    private Optional<String> parentProblem(TableMapping child, String table, String parentName) {
        TableMapping parent = byName.get(parentName);
        if (parent == null) {
            return Optional.of("parent mapping " + parentName + " does not exist");
        }
        if (!parent.table().equals(table)) {
            return Optional.of("parent mapping " + parentName + " is for table " + parent.table() + ", not " + table);
        }
        return parent.target().equals(child.target())
                ? Optional.empty()
                : Optional.of("parent mapping " + parentName + " brings back ids of target " + parent.target()
                        + ", not of " + child.target());
    }

    private void checkTargetIdColumns(List<TableMapping> mappings) {
        Set<String> taken = new HashSet<>();
        for (TableMapping mapping : mappings) {
            if (!taken.add(mapping.table() + "." + mapping.targetIdColumn())) {
                problems.add(MappingProblem.of(
                        mapping,
                        "target id column " + mapping.targetIdColumn() + " of " + mapping.table()
                                + " is used by another mapping too"));
            }
        }
    }
}
