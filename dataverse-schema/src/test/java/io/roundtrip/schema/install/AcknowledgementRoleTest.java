package io.roundtrip.schema.install;

import static io.roundtrip.schema.install.InstalledEnvironment.COLUMNS;
import static io.roundtrip.schema.install.InstalledEnvironment.MAPPING;
import static io.roundtrip.schema.install.InstalledEnvironment.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.ETag;
import io.roundtrip.dataverse.Match;
import io.roundtrip.dataverse.Query;
import io.roundtrip.dataverse.Row;
import io.roundtrip.dataverse.WriteOutcome;
import io.roundtrip.schema.failures.FailureRow;
import io.roundtrip.schema.feeds.DataverseDeltaLinks;
import io.roundtrip.schema.links.DataverseLinks;
import io.roundtrip.schema.links.Link;
import io.roundtrip.schema.outbox.DataverseOutbox;
import io.roundtrip.schema.outbox.OutboxRecord;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the ack processor does in Dataverse, with its own role and nothing more. */
class AcknowledgementRoleTest {
    @RegisterExtension
    static final InstalledEnvironment installed = new InstalledEnvironment();

    private final DataverseClient client = installed.as(Roles.ACKNOWLEDGEMENT);

    @Test
    void theAcknowledgementIsPatchedOntoTheRow() {
        installed.assertWorksAsApp(client, "ack");
        UUID id = installed.account();
        Row row = client.find("account", id, COLUMNS).orElseThrow();
        ETag seen = row.etag().orElseThrow();
        assertThat(client.update("account", id, seen, Map.of("rt_erpid", "C-100001", "rt_sync", "7")))
                .isEqualTo(WriteOutcome.UPDATED);
        assertThat(client.update("account", id, seen, Map.of("rt_erpid", "C-2")))
                .isEqualTo(WriteOutcome.CHANGED_MEANWHILE);
        DataverseLinks links = new DataverseLinks(client);
        links.save(new Link(MAPPING, id, "C-1", Optional.of(installed.now()), "read-only"));
        links.save(new Link(MAPPING, id, "C-2", Optional.of(installed.now()), "read-only"));
        assertThat(links.find(MAPPING, id).orElseThrow().targetId()).isEqualTo("C-2");
        links.remove(MAPPING, id);
        new DataverseOutbox(client).request(UUID.randomUUID(), new OutboxRecord.Subject(MAPPING, id));
        FailureRow failure = installed.reported(installed.failures(client));
        assertThat(installed.failures(client).acknowledged(failure.key(), 8, 0, () -> true))
                .isPresent();
        assertThat(client.queryPage(Query.of("new_site").select("new_name"), Optional.empty())
                        .rows())
                .isEmpty();
    }

    @Test
    void theAcknowledgementNeitherCreatesNorDeletesRows() {
        UUID id = installed.account();
        assertRefused("prvDeleteAccount", () -> client.delete("account", id, Match.any()));
        assertRefused("prvCreateAccount", () -> client.create("account", UUID.randomUUID(), Map.of("name", "New")));
        assertRefused("prvReadrt_changefeed", () -> new DataverseDeltaLinks(client).find(MAPPING));
        assertRefused("prvReadrt_notification", () -> new DataverseOutbox(client).failed(1));
    }
}
