package io.roundtrip.schema.install;

/** The environment cannot be brought to the state Roundtrip needs; the message names the thing, the place and the remedy. */
public final class InstallException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InstallException(String message) {
        super(message);
    }

    static InstallException failedKey(String table, String key) {
        return new InstallException(
                "Key " + key + " of table " + table
                        + " failed to activate: two rows share a name. Rename or delete one, reactivate the key, and run again.");
    }
}
