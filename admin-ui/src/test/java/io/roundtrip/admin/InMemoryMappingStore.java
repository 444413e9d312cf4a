package io.roundtrip.admin;

import io.roundtrip.mapping.MappingState;
import io.roundtrip.mapping.Mappings;
import io.roundtrip.mapping.TargetState;
import io.roundtrip.schema.mappings.MappingStore;

/** Mappings of a test. */
final class InMemoryMappingStore implements MappingStore {

    private volatile Mappings stored;

    InMemoryMappingStore(Mappings stored) {
        this.stored = stored;
    }

    @Override
    public Mappings load() {
        return stored;
    }

    @Override
    public Mappings save(Mappings mappings) {
        stored = mappings;
        return stored;
    }

    @Override
    public void setState(String mapping, MappingState state) {
        stored = new Mappings(
                stored.targets(),
                stored.mappings().stream()
                        .map(one -> one.name().equals(mapping) ? one.withState(state) : one)
                        .toList(),
                stored.valueMaps());
    }

    @Override
    public void setTargetState(String target, TargetState state) {
        stored = new Mappings(
                stored.targets().stream()
                        .map(one -> one.name().equals(target) ? one.withState(state) : one)
                        .toList(),
                stored.mappings(),
                stored.valueMaps());
    }
}
