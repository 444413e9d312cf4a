package io.roundtrip.mapping;

import java.util.Optional;
import java.util.UUID;

/** Target ids that mappings of parent tables have brought back so far. */
@FunctionalInterface
public interface ParentIds {

    Optional<String> targetId(String mapping, UUID parentId);
}
