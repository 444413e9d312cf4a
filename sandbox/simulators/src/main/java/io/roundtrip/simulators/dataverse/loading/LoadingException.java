package io.roundtrip.simulators.dataverse.loading;

import org.jspecify.annotations.Nullable;

/** A file that cannot be loaded; the message begins with file, line, entity and record, as far as they are known. */
public final class LoadingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LoadingException(Position position, @Nullable String problem) {
        super(position + ": " + problem);
    }
}
