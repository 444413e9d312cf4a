package io.roundtrip.schema.links;

import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.Match;
import io.roundtrip.dataverse.Row;
import io.roundtrip.dataverse.WriteOutcome;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The links in the table {@code rt_link}. */
public final class DataverseLinks implements Links {

    private static final String TABLE = "rt_link";
    private static final List<String> COLUMNS =
            List.of("rt_mapping", "rt_rowid", "rt_targetid", "rt_rowcreatedon", "rt_reason");

    private final DataverseClient dataverse;

    public DataverseLinks(DataverseClient dataverse) {
        this.dataverse = dataverse;
    }

    @Override
    public Optional<Link> find(String mapping, UUID rowId) {
        return dataverse.find(TABLE, Link.idOf(mapping, rowId), COLUMNS).map(DataverseLinks::read);
    }

    @Override
    public Map<UUID, Link> findAll(String mapping, Collection<UUID> rowIds) {
        List<UUID> ids = rowIds.stream().map(row -> Link.idOf(mapping, row)).toList();
        Map<UUID, Link> found = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            dataverse.findAll(TABLE, ids, COLUMNS).stream()
                    .map(DataverseLinks::read)
                    .forEach(link -> found.put(link.rowId(), link));
        }
        return found;
    }

    @Override
    public void save(Link link) {
        dataverse.insertIfAbsent(TABLE, link.id(), write(link));
        if (dataverse.update(TABLE, link.id(), Match.any(), write(link)) == WriteOutcome.GONE) {
            dataverse.insertIfAbsent(TABLE, link.id(), write(link));
        }
    }

    @Override
    public void remove(String mapping, UUID rowId) {
        dataverse.delete(TABLE, Link.idOf(mapping, rowId), Match.any());
    }

    private static Map<String, @Nullable Object> write(Link link) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("rt_name", link.mapping() + " " + link.rowId());
        values.put("rt_mapping", link.mapping());
        values.put("rt_rowid", link.rowId().toString());
        values.put("rt_targetid", link.targetId());
        values.put("rt_rowcreatedon", link.rowCreatedOn().orElse(null));
        values.put("rt_reason", link.reason());
        return values;
    }

    private static Link read(Row row) {
        return new Link(
                row.text("rt_mapping").orElseThrow(),
                row.uuid("rt_rowid").orElseThrow(),
                row.text("rt_targetid").orElse(""),
                row.instant("rt_rowcreatedon"),
                row.text("rt_reason").orElse(""));
    }
}
