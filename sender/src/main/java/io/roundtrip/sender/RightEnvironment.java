package io.roundtrip.sender;

import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.schema.feeds.Feed;
import java.util.Optional;
import java.util.UUID;

/** Keeps a copied environment from writing to the original's target systems. */
final class RightEnvironment {

    private final DataverseClient dataverse;
    private volatile Optional<UUID> organization = Optional.empty();

    RightEnvironment(DataverseClient dataverse) {
        this.dataverse = dataverse;
    }

    /**
     * The organization we are connected to.
     *
     * @throws IllegalStateException if the cursor was stored in another one; nothing is polled then
     */
    UUID require(Feed feed) {
        UUID here = organization();
        if (feed.organizationId().filter(there -> !there.equals(here)).isPresent()) {
            throw new IllegalStateException("The cursor of mapping " + feed.mapping()
                    + " was stored in another environment (organization "
                    + feed.organizationId().get() + "), this is " + here
                    + ": a copy must not write to the original's target systems. Delete the rows of rt_changefeed to"
                    + " start afresh here");
        }
        return here;
    }

    private UUID organization() {
        if (organization.isEmpty()) {
            organization = Optional.of(dataverse.whoAmI().organizationId());
        }
        return organization.get();
    }
}
