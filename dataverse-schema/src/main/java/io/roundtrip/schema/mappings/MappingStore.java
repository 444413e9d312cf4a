package io.roundtrip.schema.mappings;

import io.roundtrip.mapping.MappingState;
import io.roundtrip.mapping.Mappings;
import io.roundtrip.mapping.TargetState;

/** Targets, mappings and value maps of one environment. */
public interface MappingStore {

    /**
     * One consistent snapshot, never half of a save.
     *
     * @throws MappingStoreException if what is stored contradicts itself, which it also does for a moment while it is
     *     being saved
     */
    Mappings load();

    /**
     * Replaces everything: adds, changes and removes as {@link Mappings#succeeding} says, and saving the same again
     * changes nothing. A save that is cut off leaves each mapping as it was or as it shall be; saving again completes it.
     *
     * @return what is stored now
     * @throws MappingStoreException if somebody else is saving at the same time
     */
    Mappings save(Mappings imported);

    /** @throws MappingStoreException if there is no such mapping */
    void setState(String mapping, MappingState state);

    /** @throws MappingStoreException if there is no such target */
    void setTargetState(String target, TargetState state);
}
