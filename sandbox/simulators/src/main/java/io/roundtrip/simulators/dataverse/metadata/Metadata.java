package io.roundtrip.simulators.dataverse.metadata;

import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.protocol.Call;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.reading.Links;
import io.roundtrip.simulators.dataverse.tables.Store;

/** Definitions of tables, columns, keys, relationships and choices. */
public final class Metadata {
    private final DefinitionReads reads;

    public Metadata(Store store, Links links) {
        this.reads = new DefinitionReads(store, links);
    }

    public static boolean serves(String path) {
        return DefinitionReads.serves(path);
    }

    public Answer answer(Call call) {
        if (!call.is("GET")) {
            throw Refusal.notSimulated(call.method() + " " + call.path());
        }
        return reads.answer(call);
    }
}
