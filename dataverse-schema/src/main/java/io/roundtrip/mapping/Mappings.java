package io.roundtrip.mapping;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    /**
     * These definitions as successors of the stored ones: states stay, a mapping's revision grows by one if its content
     * or that of a value map it uses has changed, a new mapping begins with revision 1. All belong to the organization.
     */
    public Mappings succeeding(Mappings stored, UUID organizationId) {
        return new Mappings(
                        targets.stream().map(stored::keepState).toList(),
                        mappings.stream()
                                .map(mapping -> succeed(mapping, stored).inOrganization(organizationId))
                                .toList(),
                        valueMaps)
                .sorted();
    }

    /** Mappings parents first, the rest by name. */
    public Mappings sorted() {
        return new Mappings(
                targets.stream()
                        .sorted(Comparator.comparing(TargetDefinition::name))
                        .toList(),
                parentsFirst(),
                valueMaps.stream().sorted(Comparator.comparing(ValueMap::name)).toList());
    }

    private TargetDefinition keepState(TargetDefinition next) {
        return target(next.name()).map(target -> next.withState(target.state())).orElse(next);
    }

    private TableMapping succeed(TableMapping next, Mappings stored) {
        return stored.byName(next.name())
                .map(last -> next.withState(last.state())
                        .withRevision(sameContent(next, last, stored) ? last.revision() : last.revision() + 1))
                .orElseGet(() -> next.withRevision(1));
    }

    private boolean sameContent(TableMapping next, TableMapping last, Mappings stored) {
        return next.sameContentAs(last) && usedValueMaps(next).equals(stored.usedValueMaps(last));
    }

    private List<ValueMap> usedValueMaps(TableMapping mapping) {
        return valueMaps.stream()
                .filter(map -> mapping.usedValueMaps().contains(map.name()))
                .sorted(Comparator.comparing(ValueMap::name))
                .toList();
    }
}
