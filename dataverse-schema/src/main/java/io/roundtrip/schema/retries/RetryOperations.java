package io.roundtrip.schema.retries;

import io.roundtrip.dataverse.WriteOutcome;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The stored retry operations. Conditional writes only. */
public interface RetryOperations {

    Optional<RetryOperation> find(UUID id);

    /** The latest first. */
    List<RetryOperation> latest(int limit);

    /** Those that are not over, the oldest first: what an app goes on with after a restart. */
    List<RetryOperation> unfinished();

    /** Stores an operation that is not there yet; false if it is there already. */
    boolean insert(RetryOperation operation);

    /** Replaces the operation as it was read ({@link RetryOperation#etag} must be present). */
    WriteOutcome replace(RetryOperation operation);
}
