package io.roundtrip.schema.failures;

import io.roundtrip.schema.TestClock;
import io.roundtrip.schema.memory.InMemoryFailureRows;

class InMemoryFailureRowsTest extends FailureRowsContract {

    private final TestClock clock = new TestClock();
    private final InMemoryFailureRows rows = new InMemoryFailureRows(clock);

    @Override
    FailureRows rows() {
        return rows;
    }

    @Override
    TestClock clock() {
        return clock;
    }
}
