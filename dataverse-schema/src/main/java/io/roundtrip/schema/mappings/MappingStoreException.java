package io.roundtrip.schema.mappings;

/** Stored mappings that cannot be read or changed as asked; the message is for a person. */
public final class MappingStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MappingStoreException(String message) {
        super(message);
    }

    MappingStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
