package io.roundtrip.schema.mappings;

import java.util.UUID;

class InMemoryMappingStoreTest extends MappingStoreContract {

    private final InMemoryMappingStore store = new InMemoryMappingStore(ORGANIZATION);

    @Override
    MappingStore store() {
        return store;
    }

    @Override
    UUID organizationId() {
        return ORGANIZATION;
    }
}
