package io.roundtrip.schema.failures;

import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.Lookup;
import io.roundtrip.dataverse.Row;
import io.roundtrip.schema.instances.OurUsers;
import io.roundtrip.schema.sync.RowBase;
import io.roundtrip.schema.sync.SyncText;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads the version of a row's last change that was not ours. */
public final class RowBases {

    private final DataverseClient dataverse;
    private final OurUsers ourUsers;

    public RowBases(DataverseClient dataverse, OurUsers ourUsers) {
        this.dataverse = dataverse;
        this.ourUsers = ourUsers;
    }

    /** Empty for a row that is gone. */
    public Optional<Long> of(String table, UUID rowId) {
        return dataverse
                .find(table, rowId, List.of("versionnumber", "modifiedby", "rt_sync"))
                .map(this::of);
    }

    /** Of a row read with {@code versionnumber}, {@code modifiedby} and {@code rt_sync}. */
    public long of(Row row) {
        boolean ours = modifiedByUs(row);
        return RowBase.of(row.longValue("versionnumber").orElseThrow(), ours, SyncText.parse(row.text("rt_sync")))
                .value();
    }

    public boolean modifiedByUs(Row row) {
        return row.lookup("modifiedby")
                .map(Lookup::id)
                .filter(ourUsers::contains)
                .isPresent();
    }
}
