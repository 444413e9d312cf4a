package io.roundtrip.mapping;

import io.roundtrip.messaging.RetryPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one mapping. Defaults: loadOrder 10, initialLoad all, onExit and onDelete keep (nothing is deleted at a target
 * unless the file says so), retry as {@link RetryPolicy#DEFAULT}, no filter.
 */
final class TableMappingReader {

    private static final int DEFAULT_LOAD_ORDER = 10;

    private final YamlFields fields;
    private final Map<FieldPath, Integer> fieldLines = new HashMap<>();

    TableMappingReader(YamlFields fields) {
        this.fields = fields;
    }

    TableMapping read() {
        String name = fields.text("name");
        String table = fields.text("table");
        String target = fields.text("target");
        String resource = fields.text("resource");
        int loadOrder = fields.integer("loadOrder", DEFAULT_LOAD_ORDER);
        InitialLoad initialLoad = fields.option("initialLoad", InitialLoad.ALL);
        Optional<RowFilter> filter = filter();
        ExitPolicy onExit = fields.option("onExit", ExitPolicy.KEEP);
        DeletePolicy onDelete = fields.option("onDelete", DeletePolicy.KEEP);
        RetryPolicy retry = retry();
        String targetIdColumn = fields.text("targetIdColumn");
        List<ColumnMapping> columns = columns();
        return fields.made(() -> new TableMapping(
                name,
                table,
                target,
                resource,
                loadOrder,
                initialLoad,
                filter,
                onExit,
                onDelete,
                retry,
                targetIdColumn,
                columns,
                0,
                MappingState.RUNNING,
                Optional.empty()));
    }

    /** Where each target field was read, for problems that show later. */
    Map<FieldPath, Integer> fieldLines() {
        return fieldLines;
    }

    private Optional<RowFilter> filter() {
        return fields.find("filter").map(node -> {
            try {
                return RowFilter.parse(YamlFields.scalar("filter", node).text());
            } catch (IllegalArgumentException e) {
                throw MappingFileException.at(node.line(), String.valueOf(e.getMessage()));
            }
        });
    }

    private RetryPolicy retry() {
        return fields.find("retry")
                .map(node -> {
                    YamlFields retry = YamlFields.of(node, "retry");
                    int maxAttempts = retry.integer("maxAttempts", RetryPolicy.DEFAULT.maxAttempts());
                    var firstDelay = retry.duration("firstDelay", RetryPolicy.DEFAULT.firstDelay());
                    var maxDelay = retry.duration("maxDelay", RetryPolicy.DEFAULT.maxDelay());
                    return retry.made(() -> new RetryPolicy(maxAttempts, firstDelay, maxDelay));
                })
                .orElse(RetryPolicy.DEFAULT);
    }

    private List<ColumnMapping> columns() {
        List<ColumnMapping> columns = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (YamlNode node : fields.items("fields")) {
            try {
                ColumnMapping column = new ColumnMappingReader(YamlFields.of(node, "a field")).read();
                columns.add(column);
                checkPlace(column.to(), node.line());
            } catch (MappingFileException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new MappingFileException(problems);
        }
        return columns;
    }

    private void checkPlace(FieldPath to, int line) {
        if (fieldLines.putIfAbsent(to, line) != null) {
            throw MappingFileException.at(line, "target field " + to + " is there twice");
        }
    }
}
