package io.roundtrip.simulators.target;

import java.util.concurrent.atomic.AtomicLong;

final class Counters {
    final AtomicLong applied = new AtomicLong();
    final AtomicLong replayed = new AtomicLong();
    final AtomicLong stale = new AtomicLong();
    final AtomicLong refused = new AtomicLong();
    final AtomicLong unavailable = new AtomicLong();
    final AtomicLong unanswered = new AtomicLong();

    RequestCounts read() {
        return new RequestCounts(
                applied.get(), replayed.get(), stale.get(), refused.get(), unavailable.get(), unanswered.get());
    }
}
