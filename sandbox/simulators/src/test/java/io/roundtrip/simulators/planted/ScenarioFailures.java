package io.roundtrip.simulators.planted;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Notes whether a test method itself failed. A red that never reached the scenario, such as a bus that did not start, shows
 * nothing about it. Found by {@link ScenarioRun} alone, which asks for extensions by service.
 */
public final class ScenarioFailures implements AfterTestExecutionCallback {
    private static volatile boolean failed;

    static boolean any() {
        return failed;
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        failed |= context.getExecutionException().isPresent();
    }
}
