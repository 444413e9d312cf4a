package io.roundtrip.messaging;

/** A body that is no message we know: permanent, because reading it again gives the same. Says what is wrong, never the body. */
public final class UnreadableMessage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadableMessage(String what) {
        super(what);
    }

    public UnreadableMessage(String what, Throwable cause) {
        super(what, cause);
    }
}
