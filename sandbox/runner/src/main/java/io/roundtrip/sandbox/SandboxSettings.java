package io.roundtrip.sandbox;

import io.roundtrip.sandbox.console.DemoSettings;
import java.util.Random;

/**
 * How the sandbox runs.
 *
 * @param portOffset added to every documented port
 * @param restartDeadApps whether an app that ended is started again after 2 s
 */
record SandboxSettings(int portOffset, boolean restartDeadApps, DemoSettings demo) {

    private static final int HIGHEST_OFFSET = 65_535 - 8_093;

    SandboxSettings {
        if (portOffset < 0 || portOffset > HIGHEST_OFFSET) {
            throw new IllegalArgumentException(
                    "sandbox.port-offset " + portOffset + " is not between 0 and " + HIGHEST_OFFSET);
        }
    }

    static SandboxSettings fromSystemProperties() {
        return new SandboxSettings(
                Integer.getInteger("sandbox.port-offset", 0),
                Boolean.parseBoolean(System.getProperty("sandbox.restart", "true")),
                DemoSettings.of(System.getProperties(), new Random().nextLong()));
    }
}
