package io.roundtrip.schema.install;

import static io.roundtrip.schema.install.InstalledEnvironment.MAPPING;
import static io.roundtrip.schema.install.InstalledEnvironment.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.Match;
import io.roundtrip.mapping.MappingState;
import io.roundtrip.mapping.Mappings;
import io.roundtrip.schema.audit.AuditQuery;
import io.roundtrip.schema.audit.DataverseAudit;
import io.roundtrip.schema.failures.Acted;
import io.roundtrip.schema.failures.FailureRow;
import io.roundtrip.schema.instances.DataverseInstances;
import io.roundtrip.schema.instances.Instance;
import io.roundtrip.schema.mappings.DataverseMappingStore;
import io.roundtrip.schema.outbox.DataverseOutbox;
import io.roundtrip.schema.outbox.OutboxRecord;
import io.roundtrip.schema.retries.DataverseRetryOperations;
import io.roundtrip.schema.tables.PipelineTables;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a business admin does in Dataverse, with its own role and nothing more. */
class BusinessAdminRoleTest {
    @RegisterExtension
    static final InstalledEnvironment installed = new InstalledEnvironment();

    private final DataverseClient client = installed.as(Roles.BUSINESS_ADMIN);

    @Test
    void aBusinessAdminKeepsMappingsAndAsksForRetries() {
        DataverseMappingStore store = new DataverseMappingStore(client);
        Mappings before = store.load();
        store.setState("erp-site", MappingState.PAUSED);
        store.setState("erp-site", MappingState.RUNNING);
        assertThat(store.save(before)).isEqualTo(before);
        FailureRow failure = installed.reported(installed.failures(installed.as(Roles.DELIVERY)));
        assertThat(installed.failures(client).requestRetry(failure.key().id(), "kim"))
                .isInstanceOf(Acted.Done.class);
        new DataverseOutbox(client).request(UUID.randomUUID(), new OutboxRecord.Subject(MAPPING, UUID.randomUUID()));
        assertThat(new DataverseInstances(client).all()).isNotNull();
        assertThat(new DataverseAudit(client).find(AuditQuery.latest(1))).isNotNull();
        assertThat(new DataverseRetryOperations(client).latest(1)).isNotNull();
    }

    @Test
    void aBusinessAdminDoesNotWriteTheRecordNorMakeFailures() {
        UUID row = installed.account();
        assertRefused("prvCreatert_auditentry", () -> new DataverseAudit(client).record(installed.entry()));
        assertRefused("prvCreatert_failure", () -> installed.reported(installed.failures(client)));
        UUID failure = installed
                .reported(installed.failures(installed.as(Roles.DELIVERY)))
                .key()
                .id();
        assertRefused("prvDeletert_failure", () -> client.delete("rt_failure", failure, Match.any()));
        assertRefused("prvWriteAccount", () -> client.update("account", row, Match.any(), Map.of("name", "x")));
        assertRefused("prvCreateEntity", () -> client.definitions().create(NewDefinitions.table(PipelineTables.LINK)));
        assertRefused(
                "prvCreatert_instance",
                () -> new DataverseInstances(client)
                        .beat(new Instance(row, "none", Set.of(row), installed.now(), installed.now())));
    }
}
