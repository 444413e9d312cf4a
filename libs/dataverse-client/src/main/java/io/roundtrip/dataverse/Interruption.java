package io.roundtrip.dataverse;

/** A thread asked to stop while it waited: the flag is kept, and the caller gets a transient failure. */
final class Interruption {

    private Interruption() {}

    static DataverseException of(String item, InterruptedException cause) {
        Thread.currentThread().interrupt();
        return DataverseException.unanswered(item, "interrupted", cause);
    }
}
