package io.roundtrip.sandbox;

/**
 * How the sandbox runs.
 *
 * @param portOffset added to every documented port
 * @param restartDeadApps whether an app that ended is started again after 2 s
 */
record SandboxSettings(int portOffset, boolean restartDeadApps) {

    static SandboxSettings fromSystemProperties() {
        return new SandboxSettings(
                Integer.getInteger("sandbox.port-offset", 0),
                Boolean.parseBoolean(System.getProperty("sandbox.restart", "true")));
    }
}
