package io.roundtrip.mapping;

import io.roundtrip.mapping.MappingProblem.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a mapping file, goes on behind a definition that is wrong, and tells all problems at once. */
final class MappingFileReader {

    private static final String VERSION = "1";

    private record Place(Kind kind, String name, Optional<FieldPath> field) {}

    private final List<String> problems = new ArrayList<>();
    private final Map<Place, Integer> lines = new HashMap<>();
    private final List<TargetDefinition> targets = new ArrayList<>();
    private final List<ValueMap> valueMaps = new ArrayList<>();
    private final List<TableMapping> mappings = new ArrayList<>();

    Mappings read(String yaml) {
        YamlFields file = YamlFields.of(YamlParser.parse(yaml), "the file");
        checkVersion(file);
        collect(() -> file.named("targets").forEach((name, node) -> collect(() -> readTarget(name, node))));
        collect(() -> file.named("valueMaps").forEach((name, node) -> collect(() -> readValueMap(name, node))));
        collect(() -> file.items("mappings").forEach(node -> collect(() -> readMapping(node))));
        collect(() -> file.made(() -> true));
        throwIfAny();
        MappingsCheck.problems(targets, mappings, valueMaps).forEach(problem -> problems.add(located(problem)));
        throwIfAny();
        return new Mappings(targets, mappings, valueMaps);
    }

    private static void checkVersion(YamlFields file) {
        String version = file.text("roundtrip");
        if (!version.equals(VERSION)) {
            throw MappingFileException.at(
                    file.line(),
                    "roundtrip: " + version + " is not supported, this release reads roundtrip: " + VERSION);
        }
    }

    private void readTarget(String name, YamlNode node) {
        YamlFields fields = YamlFields.of(node, "target " + name);
        String kind = fields.text("kind");
        OrderMode order = fields.option("order", OrderMode.UNORDERED);
        Guarantee guarantee = fields.option("guarantee", Guarantee.BLIND);
        targets.add(fields.made(() -> new TargetDefinition(name, kind, order, guarantee, TargetState.RUNNING)));
        lines.put(new Place(Kind.TARGET, name, Optional.empty()), node.line());
    }

    private void readValueMap(String name, YamlNode node) {
        YamlFields fields = YamlFields.of(node, "value map " + name);
        Map<String, String> entries = fields.texts();
        valueMaps.add(fields.made(() -> new ValueMap(name, entries)));
        lines.put(new Place(Kind.VALUE_MAP, name, Optional.empty()), node.line());
    }

    private void readMapping(YamlNode node) {
        TableMappingReader reader = new TableMappingReader(YamlFields.of(node, "a mapping"));
        TableMapping mapping = reader.read();
        mappings.add(mapping);
        lines.put(new Place(Kind.MAPPING, mapping.name(), Optional.empty()), node.line());
        reader.fieldLines()
                .forEach((field, line) -> lines.put(new Place(Kind.MAPPING, mapping.name(), Optional.of(field)), line));
    }

    private String located(MappingProblem problem) {
        Place place = new Place(problem.kind(), problem.name(), problem.field());
        return "line " + lines.getOrDefault(place, 1) + ": " + problem;
    }

    private void collect(Runnable reading) {
        try {
            reading.run();
        } catch (MappingFileException e) {
            problems.addAll(e.problems());
        }
    }

    private void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new MappingFileException(problems);
        }
    }
}
