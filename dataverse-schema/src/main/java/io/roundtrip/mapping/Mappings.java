package io.roundtrip.mapping;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All targets, mappings and value maps of an environment at one moment; whatever one names, the others hold. */
public record Mappings(List<TargetDefinition> targets, List<TableMapping> mappings, List<ValueMap> valueMaps) {

    private static final Comparator<TableMapping> PARENTS_FIRST =
            Comparator.comparingInt(TableMapping::loadOrder).thenComparing(TableMapping::name);

    /** @throws IllegalArgumentException with every sentence of {@link MappingsCheck#problems} */
    public Mappings {
        targets = List.copyOf(targets);
        mappings = List.copyOf(mappings);
        valueMaps = List.copyOf(valueMaps);
        List<MappingProblem> problems = MappingsCheck.problems(targets, mappings, valueMaps);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    problems.stream().map(MappingProblem::toString).collect(Collectors.joining("; ")));
        }
    }

    public static Mappings none() {
        return new Mappings(List.of(), List.of(), List.of());
    }

    public Optional<TableMapping> byName(String name) {
        return mappings.stream().filter(mapping -> mapping.name().equals(name)).findFirst();
    }

    public Optional<TargetDefinition> target(String name) {
        return targets.stream().filter(target -> target.name().equals(name)).findFirst();
    }

    public List<TableMapping> ofTarget(String target) {
        return mappings.stream()
                .filter(mapping -> mapping.target().equals(target))
                .toList();
    }

    /** In the order in which loads run. */
    public List<TableMapping> parentsFirst() {
        return mappings.stream().sorted(PARENTS_FIRST).toList();
    }

    /** Mappings with a lookup that becomes the target id which {@code parent} brings back. */
    public List<TableMapping> children(TableMapping parent) {
        return mappings.stream()
                .filter(mapping -> mapping.lookups().stream()
                        .anyMatch(lookup -> lookup.mappingByTable().containsValue(parent.name())))
                .toList();
    }

    public RowTransformer transformer() {
        return new RowTransformer(valueMaps.stream().collect(Collectors.toMap(ValueMap::name, Function.identity())));
    }

    /** Whether the row's body would be the same: the mapping's own content and the value maps it uses. */
    boolean sameContent(TableMapping mapping, Mappings other) {
        return other.byName(mapping.name()).filter(mapping::sameContentAs).isPresent()
                && usedValueMaps(mapping).equals(other.usedValueMaps(mapping));
    }

    private Map<String, Map<String, String>> usedValueMaps(TableMapping mapping) {
        return valueMaps.stream()
                .filter(map -> mapping.usedValueMaps().contains(map.name()))
                .collect(Collectors.toMap(ValueMap::name, ValueMap::entries));
    }
}
