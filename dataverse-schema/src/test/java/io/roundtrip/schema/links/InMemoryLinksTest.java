package io.roundtrip.schema.links;

import io.roundtrip.schema.memory.InMemoryLinks;

class InMemoryLinksTest extends LinksContract {

    private final InMemoryLinks links = new InMemoryLinks();

    @Override
    Links links() {
        return links;
    }
}
