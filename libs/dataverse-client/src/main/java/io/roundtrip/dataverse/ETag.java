package io.roundtrip.dataverse;

/** Version of a row as the server names it, for example {@code W/"915244"}; to be compared for equality only. */
public record ETag(String value) implements Match {

    public ETag {
        if (!value.matches("(W/)?\"[\\x21\\x23-\\x7e]*\"")) {
            throw new IllegalArgumentException("not an entity tag: " + value);
        }
    }
}
