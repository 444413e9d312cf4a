package io.roundtrip.schema.feeds;

import io.roundtrip.schema.memory.InMemoryDeltaLinks;

class InMemoryDeltaLinksTest extends DeltaLinksContract {

    private final InMemoryDeltaLinks deltaLinks = new InMemoryDeltaLinks();

    @Override
    DeltaLinks deltaLinks() {
        return deltaLinks;
    }
}
