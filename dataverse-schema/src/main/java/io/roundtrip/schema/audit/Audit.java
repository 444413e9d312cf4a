package io.roundtrip.schema.audit;

import java.util.List;

/** The record of what people did. It can only grow: no role of Roundtrip may change or delete an entry. */
public interface Audit {

    /** Records the entry once, however often it is called with it. Texts that are too long are cut. */
    void record(AuditEntry entry);

    List<AuditEntry> find(AuditQuery query);
}
