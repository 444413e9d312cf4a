package io.roundtrip.schema.retries;

import io.roundtrip.schema.memory.InMemoryRetryOperations;

class InMemoryRetryOperationsTest extends RetryOperationsContract {

    private final InMemoryRetryOperations operations = new InMemoryRetryOperations();

    @Override
    RetryOperations operations() {
        return operations;
    }
}
