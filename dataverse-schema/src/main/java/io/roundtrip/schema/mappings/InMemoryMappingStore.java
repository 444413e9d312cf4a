package io.roundtrip.schema.mappings;

import io.roundtrip.mapping.MappingState;
import io.roundtrip.mapping.Mappings;
import io.roundtrip.mapping.TableMapping;
import io.roundtrip.mapping.TargetDefinition;
import io.roundtrip.mapping.TargetState;
import java.util.UUID;

/** Keeps the promises of {@link MappingStore} within one process, for tests. */
public final class InMemoryMappingStore implements MappingStore {

    private final UUID organizationId;
    private Mappings stored = Mappings.none();

    public InMemoryMappingStore(UUID organizationId) {
        this.organizationId = organizationId;
    }

    @Override
    public synchronized Mappings load() {
        return stored;
    }

    @Override
    public synchronized Mappings save(Mappings imported) {
        stored = imported.succeeding(stored, organizationId);
        return stored;
    }

    @Override
    public synchronized void setState(String mapping, MappingState state) {
        TableMapping found = stored.byName(mapping)
                .orElseThrow(() -> new MappingStoreException("mapping " + mapping + " does not exist"));
        stored = new Mappings(
                stored.targets(),
                stored.mappings().stream()
                        .map(each -> each == found ? each.withState(state) : each)
                        .toList(),
                stored.valueMaps());
    }

    @Override
    public synchronized void setTargetState(String target, TargetState state) {
        TargetDefinition found = stored.target(target)
                .orElseThrow(() -> new MappingStoreException("target " + target + " does not exist"));
        stored = new Mappings(
                stored.targets().stream()
                        .map(each -> each == found ? each.withState(state) : each)
                        .toList(),
                stored.mappings(),
                stored.valueMaps());
    }
}
