package io.roundtrip.simulators.dataverse.tracking;

import io.roundtrip.simulators.dataverse.protocol.Call;
import io.roundtrip.simulators.dataverse.security.View;
import io.roundtrip.simulators.dataverse.tables.Table;

/** What is being read, and by which page. */
record Reading(Call call, View view, FeedPosition start, int pageNumber) {
    Table table() {
        return view.table();
    }

    Reading from(FeedPosition position) {
        return new Reading(call, view, position, pageNumber);
    }
}
