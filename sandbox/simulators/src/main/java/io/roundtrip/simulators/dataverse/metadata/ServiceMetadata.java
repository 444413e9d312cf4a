package io.roundtrip.simulators.dataverse.metadata;

import io.roundtrip.simulators.dataverse.csdl.CsdlDocument;
import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.protocol.Call;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.tables.Store;
import io.roundtrip.simulators.dataverse.tables.Table;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** {@code $metadata}, written anew after a change of a definition (documentation page "Web API Service Documents"). */
final class ServiceMetadata {
    static final String PATH = "$metadata";
    private static final String ANNOTATIONS = "annotations";

    private final Store store;
    private final Map<Boolean, Written> written = new ConcurrentHashMap<>();

    private record Written(long version, byte[] document) {}

    ServiceMetadata(Store store) {
        this.store = store;
    }

    Answer answer(Call call) {
        if (!call.is("GET")) {
            throw Refusal.notSimulated(call.method() + " " + PATH);
        }
        call.query().allowOnly(Set.of(ANNOTATIONS));
        boolean annotated = call.query().get(ANNOTATIONS).filter("true"::equals).isPresent();
        return Answer.xml(200, document(annotated));
    }

    /** The version is asked for first, so that a document is at most newer than its version says. */
    private byte[] document(boolean annotated) {
        long version = store.metadataVersion();
        Written known = written.get(annotated);
        if (known == null || known.version() != version) {
            known = new Written(
                    version,
                    CsdlDocument.write(
                            store.tables().stream().map(Table::schema).toList(), annotated));
            written.put(annotated, known);
        }
        return known.document();
    }
}
