package io.roundtrip.dataverse;

/** Where a change feed goes on. Opaque: used verbatim, never built or read. It is a token, so it is not printed. */
public record DeltaLink(String value) {

    public DeltaLink {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a delta link must not be blank");
        }
    }

    @Override
    public String toString() {
        return "DeltaLink[" + Integer.toHexString(value.hashCode()) + "]";
    }
}
