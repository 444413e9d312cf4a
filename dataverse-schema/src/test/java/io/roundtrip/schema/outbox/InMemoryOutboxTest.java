package io.roundtrip.schema.outbox;

import io.roundtrip.schema.TestClock;
import io.roundtrip.schema.memory.InMemoryOutbox;

class InMemoryOutboxTest extends OutboxContract {

    private final TestClock clock = new TestClock();
    private final InMemoryOutbox outbox = new InMemoryOutbox(clock);

    @Override
    Outbox outbox() {
        return outbox;
    }

    @Override
    TestClock clock() {
        return clock;
    }
}
