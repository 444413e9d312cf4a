package io.roundtrip.schema.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roundtrip.dataverse.DeltaLink;
import io.roundtrip.schema.feeds.DeltaLinks.CursorMoved;
import io.roundtrip.schema.feeds.Feed.Cursor;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of cursors promises. */
abstract class DeltaLinksContract {

    private static final Instant AT = Instant.parse("2026-01-31T08:00:00Z");
    private final String mapping = "m-" + UUID.randomUUID();

    abstract DeltaLinks deltaLinks();

    private static Cursor cursor(String token) {
        return new Cursor(new DeltaLink("https://contoso/accounts?$deltatoken=" + token), AT);
    }

    private Feed saved() {
        return deltaLinks().save(Feed.unread(mapping).enumerated(cursor("1"), 4_711, Optional.empty()));
    }

    @Test
    void aFeedNobodySavedIsUnread() {
        assertThat(deltaLinks().find(mapping)).isEqualTo(Feed.unread(mapping));
    }

    @Test
    void keepsAllOfAFeed() {
        Load load = new Load(UUID.randomUUID(), Optional.of(UUID.randomUUID()), 5_000_000_000L);
        Feed feed = Feed.unread(mapping)
                .in(UUID.randomUUID())
                .enumerated(cursor("x".repeat(5_000)), Long.MAX_VALUE, Optional.of(load));
        Feed stored = deltaLinks().save(feed);
        assertThat(stored).isEqualTo(deltaLinks().find(mapping));
        assertThat(stored).usingRecursiveComparison().ignoringFields("etag").isEqualTo(feed);
        assertThat(stored.state()).isEqualTo(FeedState.LOADING);
        assertThat(stored.etag()).isPresent();
    }

    @Test
    void keepsALoadThatHasNotReachedARowYet() {
        Load load = new Load(UUID.randomUUID(), Optional.empty(), 0);
        Feed stored = deltaLinks().save(Feed.unread(mapping).enumerated(cursor("1"), 0, Optional.of(load)));
        assertThat(stored.load()).contains(load);
        assertThat(deltaLinks().save(stored.loadFinished()).load()).isEmpty();
    }

    @Test
    void aSaveContinuesFromTheOneBefore() {
        Feed moved = deltaLinks().save(saved().moved(cursor("2"), 4_712));
        Feed again = deltaLinks().save(moved.moved(cursor("3"), 1));
        assertThat(again.cursor()).contains(cursor("3"));
        assertThat(again.highVersion()).isEqualTo(4_712);
        assertThat(again.epoch()).isOne();
    }

    @Test
    void aSaveOverAnothersSaveIsRefusedAndStoresNothing() {
        Feed mine = saved();
        Feed others = deltaLinks().save(mine.moved(cursor("theirs"), 0));
        assertThatThrownBy(() -> deltaLinks().save(mine.moved(cursor("mine"), 0)))
                .isInstanceOf(CursorMoved.class)
                .hasMessage("Another sender has moved the cursor of mapping " + mapping + "; it is read again");
        assertThat(deltaLinks().find(mapping)).isEqualTo(others);
    }

    @Test
    void onlyOneOfTwoFirstSavesWins() {
        Feed first = saved();
        assertThatThrownBy(this::saved).isInstanceOf(CursorMoved.class);
        assertThat(deltaLinks().find(mapping)).isEqualTo(first);
    }

    @Test
    void listsEveryFeed() {
        assertThat(deltaLinks().all()).doesNotContain(deltaLinks().find(mapping));
        Feed feed = saved();
        assertThat(deltaLinks().all()).contains(feed);
    }
}
