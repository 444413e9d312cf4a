package io.roundtrip.schema.links;

import io.roundtrip.schema.TestEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class DataverseLinksTest extends LinksContract {

    private static TestEnvironment environment;
    private static DataverseLinks links;

    @BeforeAll
    static void start() {
        environment = TestEnvironment.start();
        links = new DataverseLinks(environment.client());
    }

    @AfterAll
    static void stop() {
        environment.close();
    }

    @Override
    Links links() {
        return links;
    }
}
