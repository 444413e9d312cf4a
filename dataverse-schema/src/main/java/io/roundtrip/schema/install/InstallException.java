package io.roundtrip.schema.install;

/** The environment cannot be brought to the state Roundtrip needs; the message names the thing, the place and the remedy. */
public final class InstallException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InstallException(String message) {
        super(message);
    }
}
