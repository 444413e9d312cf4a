package io.roundtrip.dataverse;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** One page of a query, and the link of the next one, to be used verbatim. */
public record QueryPage(List<Row> rows, Optional<URI> next) {

    public QueryPage {
        rows = List.copyOf(rows);
    }
}
