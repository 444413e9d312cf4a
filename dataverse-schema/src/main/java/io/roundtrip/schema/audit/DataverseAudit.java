package io.roundtrip.schema.audit;

import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.Filter;
import io.roundtrip.dataverse.Query;
import io.roundtrip.dataverse.Row;
import io.roundtrip.schema.audit.AuditEntry.Change;
import io.roundtrip.schema.tables.OperatorTables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The entries in the table {@code rt_auditentry}. */
public final class DataverseAudit implements Audit {

    private static final String TABLE = OperatorTables.AUDIT_ENTRY.name();
    private static final List<String> COLUMNS =
            List.of("rt_at", "rt_who", "rt_action", "rt_name", "rt_subjectid", "rt_why", "rt_before", "rt_after");

    private final DataverseClient dataverse;

    public DataverseAudit(DataverseClient dataverse) {
        this.dataverse = dataverse;
    }

    @Override
    public void record(AuditEntry entry) {
        dataverse.insertIfAbsent(TABLE, entry.id(), write(entry));
    }

    @Override
    public List<AuditEntry> find(AuditQuery query) {
        List<Filter> conditions = conditions(query);
        Query wanted =
                Query.of(TABLE).select(COLUMNS).orderByDescending("rt_at").top(query.limit());
        Query filtered = conditions.isEmpty() ? wanted : wanted.where(Filter.and(conditions.toArray(Filter[]::new)));
        return dataverse.query(filtered).stream().map(DataverseAudit::read).toList();
    }

    private static List<Filter> conditions(AuditQuery query) {
        List<Filter> conditions = new ArrayList<>();
        query.who().ifPresent(who -> conditions.add(Filter.eq("rt_who", who)));
        query.subjectId().ifPresent(id -> conditions.add(Filter.eq("rt_subjectid", id.toString())));
        query.from().ifPresent(from -> conditions.add(Filter.ge("rt_at", from)));
        query.to().ifPresent(to -> conditions.add(Filter.lt("rt_at", to)));
        return conditions;
    }

    private static Map<String, @Nullable Object> write(AuditEntry entry) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("rt_name", entry.subject());
        values.put("rt_at", entry.at());
        values.put("rt_who", entry.who());
        values.put("rt_action", entry.action());
        values.put("rt_subjectid", entry.subjectId().map(Object::toString).orElse(null));
        values.put("rt_why", entry.why());
        values.put("rt_before", entry.change().before());
        values.put("rt_after", entry.change().after());
        return OperatorTables.AUDIT_ENTRY.cutToFit(values);
    }

    private static AuditEntry read(Row row) {
        return new AuditEntry(
                row.id(),
                row.instant("rt_at").orElseThrow(),
                row.text("rt_who").orElse(""),
                row.text("rt_action").orElse(""),
                row.text("rt_name").orElse(""),
                row.uuid("rt_subjectid"),
                row.text("rt_why").orElse(""),
                new Change(
                        row.text("rt_before").orElse(""), row.text("rt_after").orElse("")));
    }
}
