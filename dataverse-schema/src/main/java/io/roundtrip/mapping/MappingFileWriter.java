package io.roundtrip.mapping;

import static io.roundtrip.mapping.YamlFields.word;

import io.roundtrip.messaging.RetryPolicy;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a mapping file as a person would: one line per target, value map and field. */
final class MappingFileWriter {

    private final StringBuilder yaml = new StringBuilder();

    String write(Mappings mappings) {
        line("roundtrip: 1");
        section("targets", mappings.targets());
        mappings.targets().forEach(this::target);
        section("valueMaps", mappings.valueMaps());
        mappings.valueMaps().forEach(map -> line("  " + map.name() + ": " + flow(map.entries())));
        section("mappings", mappings.mappings());
        mappings.mappings().forEach(this::mapping);
        return yaml.toString();
    }

    private void section(String name, List<?> content) {
        if (!content.isEmpty()) {
            line(name + ":");
        }
    }

    private void target(TargetDefinition target) {
        line("  " + target.name() + ": { kind: " + target.kind() + ", order: " + word(target.order()) + ", guarantee: "
                + word(target.guarantee()) + " }");
    }

    private void mapping(TableMapping mapping) {
        line("  - name: " + mapping.name());
        line("    table: " + mapping.table());
        line("    target: " + mapping.target());
        line("    resource: " + YamlText.scalar(mapping.resource()));
        line("    loadOrder: " + mapping.loadOrder());
        line("    initialLoad: " + word(mapping.initialLoad()));
        mapping.filter().ifPresent(filter -> line("    filter: " + YamlText.quoted(filter.text())));
        line("    onExit: " + word(mapping.onExit()));
        line("    onDelete: " + word(mapping.onDelete()));
        line("    retry: " + retry(mapping.retry()));
        line("    targetIdColumn: " + mapping.targetIdColumn());
        line("    fields:");
        columns(mapping.columns());
    }

    private static String retry(RetryPolicy retry) {
        return "{ maxAttempts: " + retry.maxAttempts() + ", firstDelay: " + retry.firstDelay() + ", maxDelay: "
                + retry.maxDelay() + " }";
    }

    private void columns(List<ColumnMapping> columns) {
        List<String> places = columns.stream()
                .map(column -> YamlText.scalar(column.to().toString()) + ",")
                .toList();
        int width = places.stream().mapToInt(String::length).max().orElse(0);
        for (int i = 0; i < columns.size(); i++) {
            String padded = places.get(i) + " ".repeat(width - places.get(i).length());
            line("      - { to: " + padded + " " + ColumnText.of(columns.get(i)) + " }");
        }
    }

    static String flow(Map<String, String> entries) {
        return entries.entrySet().stream()
                .map(entry -> YamlText.key(entry.getKey()) + ": " + YamlText.scalar(entry.getValue()))
                .collect(Collectors.joining(", ", "{ ", " }"));
    }

    private void line(String text) {
        yaml.append(text).append('\n');
    }
}
