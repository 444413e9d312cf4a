package io.roundtrip.simulators.dataverse.metadata;

import io.roundtrip.simulators.dataverse.protocol.Refusal;
import java.util.UUID;

/** Refuses to delete what others refer to. */
final class Dependencies {
    private Dependencies() {}

    static void refuse(String component, UUID id, long references) {
        if (references > 0) {
            throw new Refusal(
                    400,
                    "0x8004f01f",
                    ("The %s(%s) component cannot be deleted because it is referenced by %d other components. "
                                    + "For a list of referenced components, use the RetrieveDependenciesForDeleteRequest.")
                            .formatted(component, id, references));
        }
    }
}
