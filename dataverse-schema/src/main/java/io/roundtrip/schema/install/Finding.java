package io.roundtrip.schema.install;

/** One thing that was looked at: how it is, and if it is not fine, what to do. */
public record Finding(boolean fine, String sentence) {

    static Finding fine(String sentence) {
        return new Finding(true, sentence);
    }

    static Finding wrong(String sentence) {
        return new Finding(false, sentence);
    }

    @Override
    public String toString() {
        return (fine ? "ok     " : "WRONG  ") + sentence;
    }
}
