package io.roundtrip.simulators.dataverse.tracking;

import io.roundtrip.simulators.dataverse.protocol.Call;
import io.roundtrip.simulators.dataverse.tables.Table;

/** What is being read, and by which page. */
record Reading(Call call, Table table, FeedPosition start, int pageNumber) {
    Reading from(FeedPosition position) {
        return new Reading(call, table, position, pageNumber);
    }
}
