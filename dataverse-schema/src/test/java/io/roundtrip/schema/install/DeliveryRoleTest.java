package io.roundtrip.schema.install;

import static io.roundtrip.schema.install.InstalledEnvironment.COLUMNS;
import static io.roundtrip.schema.install.InstalledEnvironment.MAPPING;
import static io.roundtrip.schema.install.InstalledEnvironment.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.Match;
import io.roundtrip.schema.failures.Acted;
import io.roundtrip.schema.failures.FailureRow;
import io.roundtrip.schema.feeds.DataverseDeltaLinks;
import io.roundtrip.schema.feeds.Feed;
import io.roundtrip.schema.links.DataverseLinks;
import io.roundtrip.schema.links.Link;
import io.roundtrip.schema.outbox.DataverseOutbox;
import io.roundtrip.schema.outbox.OutboxRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the delivery processor does in Dataverse, with its own role and nothing more. */
class DeliveryRoleTest {
    @RegisterExtension
    static final InstalledEnvironment installed = new InstalledEnvironment();

    private final DataverseClient client = installed.as(Roles.DELIVERY);

    @Test
    void deliveryReadsRowsAndStoresWhatFails() {
        installed.assertWorksAsApp(client, "delivery");
        UUID row = installed.account();
        assertThat(client.find("account", row, COLUMNS)).isPresent();
        assertThat(client.findAll("new_site", List.of(row), List.of("new_name")))
                .isEmpty();
        assertThat(new DataverseDeltaLinks(client).find("erp-site")).isEqualTo(Feed.unread("erp-site"));
        assertThat(new DataverseLinks(client).find(MAPPING, row)).isEmpty();
        new DataverseOutbox(client).request(UUID.randomUUID(), new OutboxRecord.Subject(MAPPING, row));
        FailureRow failure = installed.reported(installed.failures(client));
        assertThat(installed.failures(client).requestRetry(failure.key().id(), "its parent arrived"))
                .isInstanceOf(Acted.Done.class);
    }

    @Test
    void deliveryDoesNotWriteRowsAndDoesNotReadTheOutbox() {
        UUID row = installed.account();
        assertRefused("prvWriteAccount", () -> client.update("account", row, Match.any(), Map.of("rt_erpid", "1")));
        assertRefused(
                "prvReadrt_notification", () -> new DataverseOutbox(client).due(installed.now(), installed.now(), 1));
        assertRefused(
                "prvCreatert_link",
                () -> new DataverseLinks(client).save(new Link(MAPPING, row, "C-1", Optional.empty(), "")));
        assertRefused("prvCreatert_changefeed", () -> new DataverseDeltaLinks(client).save(Feed.unread("new")));
    }
}
