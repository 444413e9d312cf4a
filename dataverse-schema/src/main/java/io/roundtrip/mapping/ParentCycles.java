package io.roundtrip.mapping;

import io.roundtrip.mapping.ColumnMapping.ParentLookup;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        byName.keySet().stream().sorted().forEach(name -> cycles.walk(name, List.of()));
        return cycles.problems;
    }

    private void walk(String name, List<String> path) {
        List<String> longer = Stream.concat(path.stream(), Stream.of(name)).toList();
        if (path.contains(name)) {
            report(longer.subList(longer.indexOf(name), longer.size()));
            return;
        }
        if (!done.contains(name)) {
            waitedFor(name).forEach(parent -> walk(parent, longer));
            done.add(name);
        }
    }

    private void report(List<String> cycle) {
        problems.add(MappingProblem.of(
                byName.get(cycle.get(0)),
                "required parents form a cycle: " + String.join(" waits for ", cycle)
                        + "; give one of the lookups whenMissing: send-empty"));
    }

    private Stream<String> waitedFor(String name) {
        return byName.get(name).lookups().stream()
                .filter(lookup -> lookup.whenMissing() == WhenMissing.PARK)
                .map(ParentLookup::mappingByTable)
                .flatMap(parents -> parents.values().stream())
                .filter(byName::containsKey)
                .distinct();
    }
}
