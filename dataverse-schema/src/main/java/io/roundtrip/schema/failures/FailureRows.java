package io.roundtrip.schema.failures;

import io.roundtrip.dataverse.WriteOutcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The stored failure rows. Conditional writes only; which states may follow is {@link Failures}' business. */
public interface FailureRows {

    Optional<FailureRow> find(UUID id);

    List<FailureRow> query(FailureQuery query);

    /** How many rows stand in each status; 5,000 stands for 5,000 or more. */
    Map<FailureStatus, Integer> counts();

    /** Stores a row that is not there yet; false if somebody else has stored it meanwhile. */
    boolean insert(FailureRow row);

    /** Replaces the row as it was read ({@link FailureRow#etag} must be present). */
    WriteOutcome replace(FailureRow row);
}
