package io.roundtrip.schema.feeds;

import java.util.List;

/** The stored cursors. A save is fenced: it succeeds only over the state that was read. */
public interface DeltaLinks {

    /** The mapping's feed, {@link Feed#unread} where none is stored. */
    Feed find(String mapping);

    List<Feed> all();

    /**
     * Stores the feed and returns it as stored.
     *
     * @throws CursorMoved if another sender has saved meanwhile; nothing was stored
     */
    Feed save(Feed feed);

    /** Another sender moved this mapping's cursor; read it again before going on. */
    final class CursorMoved extends RuntimeException {
        public CursorMoved(String mapping) {
            super("Another sender has moved the cursor of mapping " + mapping + "; it is read again");
        }
    }
}
