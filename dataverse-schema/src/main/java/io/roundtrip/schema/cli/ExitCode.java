package io.roundtrip.schema.cli;

/** How a command ends, for scripts. */
final class ExitCode {

    static final int FINE = 0;
    /** What was looked at has faults; nothing was changed. */
    static final int FAULTS = 1;
    /** The command line cannot be understood; picocli's own. */
    static final int USAGE = 2;
    /** The environment could not be reached, or it refused. */
    static final int REFUSED = 3;

    private ExitCode() {}
}
