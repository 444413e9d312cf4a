package io.roundtrip.schema.audit;

import io.roundtrip.schema.memory.InMemoryAudit;

class InMemoryAuditTest extends AuditContract {

    private final InMemoryAudit audit = new InMemoryAudit();

    @Override
    Audit audit() {
        return audit;
    }
}
