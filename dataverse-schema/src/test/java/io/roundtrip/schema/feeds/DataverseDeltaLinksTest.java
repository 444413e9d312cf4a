package io.roundtrip.schema.feeds;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roundtrip.schema.TestEnvironment;
import io.roundtrip.schema.feeds.DeltaLinks.CursorMoved;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DataverseDeltaLinksTest extends DeltaLinksContract {

    private static TestEnvironment environment;
    private static DataverseDeltaLinks deltaLinks;

    @BeforeAll
    static void start() {
        environment = TestEnvironment.start();
        deltaLinks = new DataverseDeltaLinks(environment.client());
    }

    @AfterAll
    static void stop() {
        environment.close();
    }

    @Override
    DeltaLinks deltaLinks() {
        return deltaLinks;
    }

    @Test
    void aCursorThatAPersonDeletedIsNotWrittenBack() {
        Feed feed = deltaLinks.save(Feed.unread("deleted-by-hand").in(UUID.randomUUID()));
        environment.empty("rt_changefeed");
        assertThatThrownBy(() -> deltaLinks.save(feed.expired())).isInstanceOf(CursorMoved.class);
    }
}
