package io.roundtrip.schema.retries;

import io.roundtrip.dataverse.CreateOutcome;
import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.Filter;
import io.roundtrip.dataverse.Query;
import io.roundtrip.dataverse.Row;
import io.roundtrip.dataverse.WriteOutcome;
import io.roundtrip.schema.retries.RetryOperation.Plan;
import io.roundtrip.schema.retries.RetryOperation.Progress;
import io.roundtrip.schema.tables.ChoiceValues;
import io.roundtrip.schema.tables.OperatorTables;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The retry operations in the table {@code rt_retryoperation}. */
public final class DataverseRetryOperations implements RetryOperations {

    private static final String TABLE = OperatorTables.RETRY_OPERATION.name();
    private static final List<String> COLUMNS = List.of(
            "rt_startedby",
            "rt_startedon",
            "rt_selection",
            "rt_status",
            "rt_selected",
            "rt_toretry",
            "rt_requested",
            "rt_resolved",
            "rt_failedagain",
            "rt_result");

    private final DataverseClient dataverse;

    public DataverseRetryOperations(DataverseClient dataverse) {
        this.dataverse = dataverse;
    }

    @Override
    public Optional<RetryOperation> find(UUID id) {
        return dataverse.find(TABLE, id, COLUMNS).map(DataverseRetryOperations::read);
    }

    @Override
    public List<RetryOperation> latest(int limit) {
        return read(Query.of(TABLE).orderByDescending("rt_startedon").top(limit));
    }

    @Override
    public List<RetryOperation> unfinished() {
        Filter[] open = Arrays.stream(RetryStatus.values())
                .filter(status -> !status.isOver())
                .map(status -> Filter.eq("rt_status", ChoiceValues.stored(status)))
                .toArray(Filter[]::new);
        return read(Query.of(TABLE).where(Filter.or(open)).orderBy("rt_startedon"));
    }

    private List<RetryOperation> read(Query query) {
        return dataverse.query(query.select(COLUMNS)).stream()
                .map(DataverseRetryOperations::read)
                .toList();
    }

    @Override
    public boolean insert(RetryOperation operation) {
        return dataverse.insertIfAbsent(TABLE, operation.id(), write(operation)) == CreateOutcome.CREATED;
    }

    @Override
    public WriteOutcome replace(RetryOperation operation) {
        return dataverse.update(TABLE, operation.id(), operation.etag().orElseThrow(), write(operation));
    }

    private static Map<String, @Nullable Object> write(RetryOperation operation) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("rt_name", operation.startedBy() + " " + operation.startedOn());
        values.put("rt_startedby", operation.startedBy());
        values.put("rt_startedon", operation.startedOn());
        values.put("rt_selection", operation.selection());
        values.put("rt_status", ChoiceValues.stored(operation.status()));
        values.put("rt_selected", operation.plan().selected());
        values.put("rt_toretry", operation.plan().toRetry());
        values.put("rt_requested", operation.progress().requested());
        values.put("rt_resolved", operation.progress().resolved());
        values.put("rt_failedagain", operation.progress().failedAgain());
        values.put("rt_result", operation.result());
        return OperatorTables.RETRY_OPERATION.cutToFit(values);
    }

    private static RetryOperation read(Row row) {
        return new RetryOperation(
                row.id(),
                row.text("rt_startedby").orElse(""),
                row.instant("rt_startedon").orElseThrow(),
                row.text("rt_selection").orElse(""),
                ChoiceValues.option(RetryStatus.class, row.integer("rt_status").orElseThrow()),
                new Plan(number(row, "rt_selected"), number(row, "rt_toretry")),
                new Progress(number(row, "rt_requested"), number(row, "rt_resolved"), number(row, "rt_failedagain")),
                row.text("rt_result").orElse(""),
                row.etag());
    }

    private static int number(Row row, String column) {
        return row.integer(column).orElse(0);
    }
}
