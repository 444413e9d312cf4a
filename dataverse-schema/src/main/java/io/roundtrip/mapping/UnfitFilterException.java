package io.roundtrip.mapping;

/** A filter that does not fit the table it is used on: permanent, a fault of the mapping. */
public final class UnfitFilterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnfitFilterException(String message) {
        super(message);
    }
}
