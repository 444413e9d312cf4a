package io.roundtrip.dataverse;

/** Condition of a write: the row still has this {@link ETag}, or merely exists. */
public sealed interface Match permits ETag, Match.Any {

    /** The row exists, in whatever version. */
    static Match any() {
        return Any.ANY;
    }

    /** Value of the {@code If-Match} header. */
    String value();

    enum Any implements Match {
        ANY;

        @Override
        public String value() {
            return "*";
        }
    }
}
