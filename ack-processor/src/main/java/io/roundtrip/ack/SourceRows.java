package io.roundtrip.ack;

import io.roundtrip.ack.AckDecision.Patch;
import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.DataverseException;
import io.roundtrip.dataverse.ETag;
import io.roundtrip.dataverse.Row;
import io.roundtrip.dataverse.WriteOutcome;
import io.roundtrip.mapping.TableMapping;
import io.roundtrip.messaging.Acknowledgement;
import io.roundtrip.schema.failures.RowBases;
import io.roundtrip.schema.links.Link;
import io.roundtrip.schema.links.Links;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The source rows: read, and patched only in the version decided on. */
final class SourceRows {

    private final DataverseClient dataverse;
    private final Links links;
    private final RowBases bases;

    SourceRows(DataverseClient dataverse, Links links, RowBases bases) {
        this.dataverse = dataverse;
        this.links = links;
        this.bases = bases;
    }

    /** What became of a patch. */
    enum Patched {
        DONE,
        CHANGED_MEANWHILE,
        GONE
    }

    Optional<SourceRow> read(TableMapping mapping, UUID rowId) {
        List<String> columns = List.of("versionnumber", "modifiedby", "createdon", "rt_sync", mapping.targetIdColumn());
        return dataverse.find(mapping.table(), rowId, columns).map(row -> sourceRow(mapping, row));
    }

    private SourceRow sourceRow(TableMapping mapping, Row row) {
        return new SourceRow(
                row.etag().map(ETag::value).orElseThrow(),
                row.longValue("versionnumber").orElseThrow(),
                bases.modifiedByUs(row),
                row.instant("createdon"),
                row.text(mapping.targetIdColumn()),
                row.text("rt_sync"));
    }

    Patched patch(Acknowledgement ack, TableMapping mapping, Patch patch) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put(mapping.targetIdColumn(), patch.targetId().orElse(null));
        values.put("rt_sync", patch.syncText());
        try {
            WriteOutcome outcome = dataverse.update(mapping.table(), ack.rowId(), new ETag(patch.ifMatch()), values);
            return switch (outcome) {
                case UPDATED, DELETED -> Patched.DONE;
                case CHANGED_MEANWHILE -> Patched.CHANGED_MEANWHILE;
                case GONE -> Patched.GONE;
            };
        } catch (DataverseException refused) {
            return linkInstead(ack, patch, refused);
        }
    }

    /** A row that takes no writes, because it is closed or read-only, keeps its target id beside it. */
    private Patched linkInstead(Acknowledgement ack, Patch patch, DataverseException refused) {
        boolean forGood = !refused.transientFailure() && refused.status() == 400;
        if (forGood
                && patch.targetId().isEmpty()
                && links.find(ack.mapping(), ack.rowId()).isPresent()) {
            links.remove(ack.mapping(), ack.rowId());
            return Patched.DONE;
        }
        if (!forGood || patch.targetId().isEmpty()) {
            throw refused;
        }
        String reason = "The record takes no writes: " + refused.code().orElse("no code");
        links.save(new Link(ack.mapping(), ack.rowId(), patch.targetId().get(), ack.createdOn(), reason));
        return Patched.DONE;
    }
}
