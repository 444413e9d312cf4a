package io.roundtrip.schema.retries;

import io.roundtrip.schema.TestEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class DataverseRetryOperationsTest extends RetryOperationsContract {

    private static TestEnvironment environment;
    private static DataverseRetryOperations operations;

    @BeforeAll
    static void start() {
        environment = TestEnvironment.start();
        operations = new DataverseRetryOperations(environment.client());
    }

    @AfterAll
    static void stop() {
        environment.close();
    }

    @Override
    RetryOperations operations() {
        return operations;
    }
}
