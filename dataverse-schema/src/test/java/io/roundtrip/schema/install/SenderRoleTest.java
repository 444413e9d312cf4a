package io.roundtrip.schema.install;

import static io.roundtrip.schema.install.InstalledEnvironment.COLUMNS;
import static io.roundtrip.schema.install.InstalledEnvironment.MAPPING;
import static io.roundtrip.schema.install.InstalledEnvironment.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.dataverse.ChangeQuery;
import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.Match;
import io.roundtrip.dataverse.WriteOutcome;
import io.roundtrip.messaging.Category;
import io.roundtrip.schema.audit.AuditQuery;
import io.roundtrip.schema.audit.DataverseAudit;
import io.roundtrip.schema.failures.FailureRow;
import io.roundtrip.schema.failures.FailureStatus;
import io.roundtrip.schema.feeds.DataverseDeltaLinks;
import io.roundtrip.schema.feeds.Feed;
import io.roundtrip.schema.links.DataverseLinks;
import io.roundtrip.schema.links.Link;
import io.roundtrip.schema.outbox.DataverseOutbox;
import io.roundtrip.schema.outbox.OutboxRecord;
import io.roundtrip.schema.outbox.Refusal;
import io.roundtrip.schema.retries.DataverseRetryOperations;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the sender does in Dataverse, with its own role and nothing more. */
class SenderRoleTest {
    @RegisterExtension
    static final InstalledEnvironment installed = new InstalledEnvironment();

    private final DataverseClient client = installed.as(Roles.SENDER);

    @Test
    void theSenderRecordsWhatChangedAndMovesItsCursor() {
        installed.assertWorksAsApp(client, "sender");
        UUID row = installed.account();
        assertThat(client.changesSince(ChangeQuery.initial("account", List.of("versionnumber", "rt_sync")))
                        .changes())
                .isNotEmpty();
        assertThat(client.findAll("account", List.of(row), COLUMNS)).hasSize(1);
        DataverseOutbox outbox = new DataverseOutbox(client);
        OutboxRecord sent = installed.record(row);
        OutboxRecord left = installed.record(row);
        outbox.add(List.of(sent, left));
        outbox.deleteAccepted(List.of(sent));
        Refusal refusal = new Refusal(Category.UNKNOWN, "not accepted", "queue full", installed.now());
        outbox.markFailed(List.of(outbox.find(left.id()).orElseThrow().refused(refusal)));
        assertThat(outbox.due(installed.now(), installed.now(), 10))
                .extracting(OutboxRecord::id)
                .contains(left.id());
        assertThat(outbox.delete(outbox.find(left.id()).orElseThrow())).isEqualTo(WriteOutcome.DELETED);
        DataverseDeltaLinks links = new DataverseDeltaLinks(client);
        Feed saved = links.save(
                links.find(MAPPING).in(installed.environment().dataverse.organizationId()));
        links.save(saved.expired());
        FailureRow failure = installed.reported(installed.failures(client));
        installed.failures(client).requestRetry(failure.key().id(), "a rule");
        installed
                .failures(client)
                .retrySent(installed.failures(client).find(failure.key()).orElseThrow());
        assertThat(installed
                        .failures(client)
                        .find(failure.key())
                        .orElseThrow()
                        .state()
                        .status())
                .isEqualTo(FailureStatus.RETRYING);
        assertThat(new DataverseLinks(client).findAll(MAPPING, List.of(row))).isEmpty();
    }

    @Test
    void theSenderDoesNotWriteToMappedTablesAndNothingOfPeople() {
        UUID row = installed.account();
        assertRefused("prvWriteAccount", () -> client.update("account", row, Match.any(), Map.of("rt_erpid", "1")));
        UUID failure = installed
                .reported(installed.failures(installed.as(Roles.DELIVERY)))
                .key()
                .id();
        assertRefused("prvDeletert_failure", () -> client.delete("rt_failure", failure, Match.any()));
        assertRefused(
                "prvCreatert_link",
                () -> new DataverseLinks(client).save(new Link(MAPPING, row, "C-1", Optional.empty(), "")));
        assertRefused("prvReadrt_auditentry", () -> new DataverseAudit(client).find(AuditQuery.latest(1)));
        assertRefused("prvReadrt_retryoperation", () -> new DataverseRetryOperations(client).unfinished());
    }
}
