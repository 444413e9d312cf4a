package io.roundtrip.dataverse;

/** A text that must not reach a log: only {@link #reveal()} shows it. */
public record Secret(String value) {

    public Secret {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a secret must not be blank");
        }
    }

    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "Secret[***]";
    }
}
