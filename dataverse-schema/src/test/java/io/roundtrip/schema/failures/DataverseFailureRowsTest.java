package io.roundtrip.schema.failures;

import io.roundtrip.schema.TestClock;
import io.roundtrip.schema.TestEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class DataverseFailureRowsTest extends FailureRowsContract {

    private static TestEnvironment environment;
    private static DataverseFailureRows rows;

    @BeforeAll
    static void start() {
        environment = TestEnvironment.start();
        rows = new DataverseFailureRows(environment.client());
    }

    @AfterAll
    static void stop() {
        environment.close();
    }

    @BeforeEach
    void empty() {
        environment.empty("rt_failure");
    }

    @Override
    FailureRows rows() {
        return rows;
    }

    @Override
    TestClock clock() {
        return environment.clock;
    }
}
