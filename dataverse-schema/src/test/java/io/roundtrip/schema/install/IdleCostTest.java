package io.roundtrip.schema.install;

import static io.roundtrip.schema.install.InstalledEnvironment.MAPPING;
import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.dataverse.ChangeQuery;
import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.DeltaLink;
import io.roundtrip.schema.failures.DataverseFailureRows;
import io.roundtrip.schema.failures.FailureQuery;
import io.roundtrip.schema.failures.FailureStatus;
import io.roundtrip.schema.instances.DataverseInstances;
import io.roundtrip.schema.instances.Instance;
import io.roundtrip.schema.mappings.DataverseMappingStore;
import io.roundtrip.schema.outbox.DataverseOutbox;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The cost that a plan tells is what the simulated environment counts, round by round. */
class IdleCostTest {
    private static final int HALF_MINUTES = 24 * 60 * 2;
    private static final int MINUTES = 24 * 60;
    private static final int SECONDS = 24 * 60 * 60;

    @RegisterExtension
    static final InstalledEnvironment installed = new InstalledEnvironment();

    private final DataverseClient sender = installed.as(Roles.SENDER);

    /** Requests of the second time, because the first also reads definitions. */
    private int requests(Runnable round) {
        round.run();
        long before = installed.environment().lastRequest();
        round.run();
        return installed.environment().dataverse.journalSince(before).size();
    }

    private int ofAMapping() {
        DeltaLink link = sender.changesSince(ChangeQuery.initial("account", List.of("versionnumber")))
                .delta()
                .orElseThrow();
        int poll = requests(() -> sender.changesSince(ChangeQuery.link("account", link)));
        FailureQuery unanswered = FailureQuery.in(FailureStatus.WAITING, FailureStatus.RETRYING)
                .ofMapping(MAPPING)
                .unchangedSince(installed.now());
        int silence = requests(() -> new DataverseFailureRows(sender).query(unanswered));
        return poll * HALF_MINUTES + silence * MINUTES;
    }

    private int ofTheApps() {
        Instance self =
                new Instance(UUID.randomUUID(), "sender", Set.of(UUID.randomUUID()), installed.now(), installed.now());
        int heartbeat = requests(() -> new DataverseInstances(sender).beat(self));
        int mappings = requests(() -> new DataverseMappingStore(sender).load());
        int waiting = requests(() -> {
            new DataverseOutbox(sender).due(installed.now(), installed.now(), 100);
            new DataverseFailureRows(sender).query(FailureQuery.in(FailureStatus.RETRY_REQUESTED));
        });
        return 4 * heartbeat * HALF_MINUTES + mappings * HALF_MINUTES + waiting * SECONDS;
    }

    @Test
    void theFigureOfAPlanIsWhatTheEnvironmentCounts() {
        IdleCost cost = IdleCost.of(EmptyEnvironment.mappings());
        assertThat(cost.requestsOfAMappingPerDay()).isEqualTo(ofAMapping());
        assertThat(cost.requestsPerDay()).isEqualTo(2 * ofAMapping() + ofTheApps());
        assertThat(cost.sentence())
                .isEqualTo(
                        "While nothing changes, 2 mappings and one instance of each app cost about 207,360 requests a day "
                                + "of the entitlement, 4,320 of them for each mapping.");
    }

    @Test
    void aMappingThatIsAskedMoreSeldomCostsLess() {
        assertThat(new IdleCost(1, Duration.ofMinutes(5)).requestsOfAMappingPerDay())
                .isEqualTo(288 + MINUTES);
    }
}
