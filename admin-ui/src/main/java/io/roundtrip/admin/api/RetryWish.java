package io.roundtrip.admin.api;

import io.roundtrip.admin.retries.Retries;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Which failures to retry: those named, or all; never both, never none. */
public record RetryWish(Optional<List<UUID>> ids, Optional<Boolean> all) {

    public RetryWish {
        if (all.orElse(false) == ids.isPresent()) {
            throw new IllegalArgumentException("name the failures in \"ids\", or say \"all\": true");
        }
        if (ids.map(List::size).orElse(0) > Retries.MOST) {
            throw new IllegalArgumentException("at most " + Retries.MOST + " failures are retried at once");
        }
    }
}
