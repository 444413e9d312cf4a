package io.roundtrip.delivery;

import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.Row;
import java.util.Optional;

/** What people call a record: its table's primary name. */
final class RecordNames {

    private final DataverseClient dataverse;

    RecordNames(DataverseClient dataverse) {
        this.dataverse = dataverse;
    }

    Optional<String> of(Row row) {
        return dataverse.table(row.table()).nameColumn().flatMap(row::text).filter(name -> !name.isBlank());
    }
}
