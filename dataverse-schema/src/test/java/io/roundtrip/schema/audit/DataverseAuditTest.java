package io.roundtrip.schema.audit;

import io.roundtrip.schema.TestEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class DataverseAuditTest extends AuditContract {

    private static TestEnvironment environment;
    private static DataverseAudit audit;

    @BeforeAll
    static void start() {
        environment = TestEnvironment.start();
        audit = new DataverseAudit(environment.client());
    }

    @AfterAll
    static void stop() {
        environment.close();
    }

    @Override
    Audit audit() {
        return audit;
    }
}
