package io.roundtrip.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds mappings whose parked rows would wait for each other for ever. */
final class ParentCycles {

    private final Map<String, TableMapping> byName;
    private final Set<String> done = new HashSet<>();
    private final List<MappingProblem> problems = new ArrayList<>();

    private ParentCycles(Map<String, TableMapping> byName) {
        this.byName = byName;
    }

    static List<MappingProblem> problems(Map<String, TableMapping> byName) {
        ParentCycles cycles = new ParentCycles(byName);
        byName.values().stream()
                .sorted(Comparator.comparing(TableMapping::name))
                .forEach(mapping -> cycles.walk(mapping, List.of()));
        return cycles.problems;
    }

    private void walk(TableMapping mapping, List<TableMapping> path) {
        int start = path.indexOf(mapping);
        if (start >= 0) {
            report(path.subList(start, path.size()));
        } else if (!done.contains(mapping.name())) {
            List<TableMapping> longer =
                    Stream.concat(path.stream(), Stream.of(mapping)).toList();
            waitedFor(mapping).forEach(parent -> walk(parent, longer));
            done.add(mapping.name());
        }
    }

    private void report(List<TableMapping> cycle) {
        String names = Stream.concat(cycle.stream(), Stream.of(cycle.get(0)))
                .map(TableMapping::name)
                .collect(Collectors.joining(" waits for "));
        problems.add(MappingProblem.of(
                cycle.get(0),
                "required parents form a cycle: " + names + "; give one of the lookups whenMissing: send-empty"));
    }

    private Stream<TableMapping> waitedFor(TableMapping mapping) {
        return mapping.lookups().stream()
                .filter(lookup -> lookup.whenMissing() == WhenMissing.PARK)
                .flatMap(lookup -> lookup.mappingByTable().values().stream())
                .distinct()
                .flatMap(name -> Stream.ofNullable(byName.get(name)));
    }
}
