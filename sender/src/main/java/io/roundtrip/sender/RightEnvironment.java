package io.roundtrip.sender;

import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.mapping.Mappings;
import io.roundtrip.mapping.TableMapping;
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

    /**
     * Refuses to work on mappings that were stored in another environment.
     *
     * @throws IllegalStateException naming one of them; nothing is sent then
     */
    void require(Mappings mappings) {
        mappings.mappings().forEach(this::require);
    }

    private void require(TableMapping mapping) {
        UUID here = organization();
        if (mapping.organizationId().filter(there -> !there.equals(here)).isPresent()) {
            throw new IllegalStateException("The mapping " + mapping.name()
                    + " was stored in another environment (organization "
                    + mapping.organizationId().get() + "), this is " + here
                    + ": a copy must not write to the original's target systems. Import the mappings to use them here");
        }
    }

    private UUID organization() {
        if (organization.isEmpty()) {
            organization = Optional.of(dataverse.whoAmI().organizationId());
        }
        return organization.get();
    }
}
