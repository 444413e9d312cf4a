package io.roundtrip.schema.install;

import static io.roundtrip.schema.install.InstalledEnvironment.COLUMNS;
import static io.roundtrip.schema.install.InstalledEnvironment.MAPPING;
import static io.roundtrip.schema.install.InstalledEnvironment.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.Match;
import io.roundtrip.dataverse.WriteOutcome;
import io.roundtrip.mapping.MappingState;
import io.roundtrip.messaging.Category;
import io.roundtrip.schema.audit.AuditEntry;
import io.roundtrip.schema.audit.AuditQuery;
import io.roundtrip.schema.audit.DataverseAudit;
import io.roundtrip.schema.failures.Acted;
import io.roundtrip.schema.failures.FailureQuery;
import io.roundtrip.schema.failures.FailureRow;
import io.roundtrip.schema.failures.FailureStatus;
import io.roundtrip.schema.feeds.DataverseDeltaLinks;
import io.roundtrip.schema.feeds.Feed;
import io.roundtrip.schema.mappings.DataverseMappingStore;
import io.roundtrip.schema.outbox.DataverseOutbox;
import io.roundtrip.schema.outbox.OutboxRecord;
import io.roundtrip.schema.outbox.OutboxStatus;
import io.roundtrip.schema.outbox.Refusal;
import io.roundtrip.schema.retries.DataverseRetryOperations;
import io.roundtrip.schema.retries.RetryOperation;
import io.roundtrip.schema.retries.RetryStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the admin UI does in Dataverse, with its own role and nothing more. */
class AdminUiRoleTest {
    @RegisterExtension
    static final InstalledEnvironment installed = new InstalledEnvironment();

    private final DataverseClient client = installed.as(Roles.ADMIN_UI);

    @Test
    void theAdminUiActsOnFailuresAndRecordsWhoDidIt() {
        installed.assertWorksAsApp(client, "admin-ui");
        FailureRow failure = installed.reported(installed.failures(installed.as(Roles.DELIVERY)));
        UUID id = failure.key().id();
        assertThat(installed.failures(client).query(FailureQuery.in(FailureStatus.FAILED)))
                .isNotEmpty();
        assertThat(installed.failures(client).discard(id, "kim", "duplicate")).isInstanceOf(Acted.Done.class);
        assertThat(installed.failures(client).restore(id, "kim")).isInstanceOf(Acted.Done.class);
        assertThat(installed.failures(client).requestRetry(id, "kim")).isInstanceOf(Acted.Done.class);
        OutboxRecord held = heldRecord();
        DataverseOutbox outbox = new DataverseOutbox(client);
        assertThat(outbox.failed(10)).extracting(OutboxRecord::id).contains(held.id());
        assertThat(outbox.requestRetry(outbox.find(held.id()).orElseThrow())).isEqualTo(WriteOutcome.UPDATED);
        assertThat(outbox.delete(outbox.find(held.id()).orElseThrow())).isEqualTo(WriteOutcome.DELETED);
        DataverseRetryOperations operations = new DataverseRetryOperations(client);
        UUID operation = UUID.randomUUID();
        operations.insert(RetryOperation.planned(
                operation, "kim", installed.now(), "status=Failed", new RetryOperation.Plan(2, 1)));
        operations.replace(operations.find(operation).orElseThrow().in(RetryStatus.RUNNING));
        assertThat(operations.unfinished()).extracting(RetryOperation::id).contains(operation);
        DataverseAudit audit = new DataverseAudit(client);
        audit.record(installed.entry());
        assertThat(audit.find(AuditQuery.latest(10))).isNotEmpty();
        assertThat(new DataverseDeltaLinks(client).all()).isNotNull();
        assertThat(client.find("account", installed.account(), COLUMNS)).isPresent();
    }

    private OutboxRecord heldRecord() {
        DataverseOutbox sender = new DataverseOutbox(installed.as(Roles.SENDER));
        OutboxRecord record = installed.record(UUID.randomUUID());
        sender.add(List.of(record));
        Refusal held =
                new Refusal(Category.HELD, "many deletes", "", installed.now().plus(Duration.ofDays(1)));
        sender.markFailed(List.of(sender.find(record.id()).orElseThrow().refused(held)));
        assertThat(sender.find(record.id()).orElseThrow().status()).isEqualTo(OutboxStatus.FAILED);
        return record;
    }

    @Test
    void theAdminUiChangesNeitherRowsNorMappingsNorTheRecord() {
        UUID row = installed.account();
        AuditEntry entry = installed.entry();
        new DataverseAudit(client).record(entry);
        assertRefused("prvWriteAccount", () -> client.update("account", row, Match.any(), Map.of("name", "x")));
        assertRefused("prvDeletert_auditentry", () -> client.delete("rt_auditentry", entry.id(), Match.any()));
        assertRefused(
                "prvWritert_auditentry",
                () -> client.update("rt_auditentry", entry.id(), Match.any(), Map.of("rt_who", "x")));
        assertRefused(
                "prvWritert_tablemapping",
                () -> new DataverseMappingStore(client).setState(MAPPING, MappingState.PAUSED));
        assertRefused(
                "prvCreatert_notification", () -> new DataverseOutbox(client).add(List.of(installed.record(row))));
        assertRefused("prvCreatert_changefeed", () -> new DataverseDeltaLinks(client).save(Feed.unread("new")));
    }
}
