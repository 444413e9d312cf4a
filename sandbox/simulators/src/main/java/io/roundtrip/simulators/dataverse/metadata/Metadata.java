package io.roundtrip.simulators.dataverse.metadata;

import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.protocol.Call;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.reading.Links;
import io.roundtrip.simulators.dataverse.tables.Store;
import java.util.Set;

/** What the environment says about its tables: {@code $metadata}, and definitions one by one. */
public final class Metadata {
    /** The service knows them; here they are refused with their names. */
    private static final Set<String> LEFT_OUT = Set.of(
            "RetrieveMetadataChanges",
            "RetrieveTimestamp",
            "RetrieveCurrentOrganization",
            "RetrieveAllEntities",
            "RetrieveEntity",
            "ManagedPropertyDefinitions");

    private final DefinitionReads reads;
    private final ServiceMetadata document;

    public Metadata(Store store, Links links) {
        this.reads = new DefinitionReads(store, links);
        this.document = new ServiceMetadata(store);
    }

    public static boolean serves(String path) {
        return path.equals(ServiceMetadata.PATH) || DefinitionReads.serves(path) || isLeftOut(path);
    }

    private static boolean isLeftOut(String path) {
        return LEFT_OUT.contains(path.replaceFirst("[(/].*", ""));
    }

    public Answer answer(Call call) {
        if (call.path().equals(ServiceMetadata.PATH)) {
            return document.answer(call);
        }
        if (!call.is("GET") || isLeftOut(call.path())) {
            throw Refusal.notSimulated(call.method() + " " + call.path());
        }
        return reads.answer(call);
    }
}
