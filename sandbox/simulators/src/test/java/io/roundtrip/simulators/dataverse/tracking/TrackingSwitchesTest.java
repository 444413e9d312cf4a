package io.roundtrip.simulators.dataverse.tracking;

import static io.roundtrip.simulators.dataverse.tracking.TrackedAccounts.TRACK;
import static io.roundtrip.simulators.dataverse.tracking.TrackedAccounts.ids;
import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.WebApi.Reply;
import io.roundtrip.simulators.dataverse.faults.Switches.Switch;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Behaviour of change tracking that the documentation leaves open: what is done, and what a switch makes of it. */
class TrackingSwitchesTest {
    @RegisterExtension
    final TrackedAccounts accounts = new TrackedAccounts();

    private void turnOn(Switch wanted) {
        accounts.dataverse.switches().turnOn(wanted);
    }

    @Test
    void anExpiredTokenMayBeGone() {
        String link = accounts.link();
        turnOn(Switch.EXPIRED_TOKENS_ARE_GONE);
        accounts.dataverse.switches().changeMetadata("account");
        Reply reply = accounts.delta(link);
        assertThat(reply.status()).isEqualTo(410);
        assertThat(reply.errorCode()).isEqualTo("0x80044352");
    }

    @Test
    void tokensOfAnOrganizationThatKeepsNothingExpireAtOnce() {
        String link = accounts.link();
        accounts.dataverse.update(
                "organization", accounts.dataverse.organizationId(), Map.of("expirechangetrackingindays", 0));
        accounts.running.clock.tick(Duration.ofSeconds(1));
        assertThat(accounts.delta(link).errorCode()).isEqualTo("0x80044352");
    }

    @Test
    void aLongerRetentionServesOldTokens() {
        String link = accounts.link();
        accounts.dataverse.update(
                "organization", accounts.dataverse.organizationId(), Map.of("expirechangetrackingindays", 365));
        accounts.running.clock.tick(Duration.ofDays(365));
        assertThat(accounts.delta(link).status()).isEqualTo(200);
        accounts.running.clock.tick(Duration.ofSeconds(1));
        assertThat(accounts.delta(link).errorCode()).isEqualTo("0x80044352");
    }

    @Test
    void anUntrackedTableMayIgnoreThatTrackingIsAsked() {
        turnOn(Switch.UNTRACKED_TABLES_IGNORE_TRACKING);
        accounts.dataverse.create("rt_note", Map.of("rt_name", "Note"));
        Reply reply = accounts.reader.get("rt_notes?$filter=rt_status%20eq%20null", "Prefer", TRACK);
        assertThat(reply.value()).hasSize(1);
        assertThat(reply.json()).doesNotContainKey("@odata.deltaLink");
        assertThat(reply.header("Preference-Applied")).isEmpty();
    }

    @Test
    void aRowCreatedAgainMayBeReportedOnlyAsChanged() {
        turnOn(Switch.RECREATED_ROWS_ARE_ONLY_CHANGED);
        UUID id = accounts.account("First life");
        UUID gone = accounts.account("Only life");
        String link = accounts.link();
        accounts.dataverse.delete("account", id);
        accounts.dataverse.delete("account", gone);
        accounts.dataverse.create("account", Map.of("accountid", id, "name", "Second life"));
        assertThat(ids(accounts.delta(link))).containsExactly(id, gone);
    }

    @Test
    void theLastPageMayLackItsDeltaLink() {
        String link = accounts.link();
        turnOn(Switch.LAST_PAGES_LACK_THE_DELTA_LINK);
        assertThat(accounts.first("").json()).doesNotContainKey("@odata.deltaLink");
        Reply delta = accounts.delta(link);
        assertThat(delta.value()).isEmpty();
        assertThat(delta.json()).doesNotContainKeys("@odata.deltaLink", "@odata.nextLink");
    }

    @Test
    void annotationsCostTheDeltaLinkUnlessTheSwitchKeepsIt() {
        UUID parent = accounts.account("Parent");
        accounts.dataverse.create(
                "account", Map.of("name", "Child", "parentaccountid@odata.bind", "accounts(" + parent + ")"));
        String annotated = TRACK + ",odata.include-annotations=\"*\"";
        Reply lost = accounts.reader.get("accounts?$select=_parentaccountid_value", "Prefer", annotated);
        assertThat(lost.json()).doesNotContainKey("@odata.deltaLink");
        assertThat(lost.value().get(1))
                .containsEntry("_parentaccountid_value@OData.Community.Display.V1.FormattedValue", "Parent");
        turnOn(Switch.ANNOTATIONS_KEEP_THE_DELTA_LINK);
        assertThat(accounts.reader.get("accounts", "Prefer", annotated).json()).containsKey("@odata.deltaLink");
    }

    @Test
    void selectRestrictsColumnsAndNotRowsUnlessTheSwitchIsOn() {
        UUID id = accounts.account("Watched");
        String link = accounts.link();
        accounts.dataverse.update("account", id, Map.of("fax", "1"));
        Reply noise = accounts.delta(link);
        assertThat(noise.value())
                .singleElement()
                .satisfies(row -> assertThat(row).containsOnlyKeys("@odata.etag", "name", "accountid"));

        turnOn(Switch.SELECT_RESTRICTS_THE_ROWS);
        String quiet = noise.link("@odata.deltaLink");
        accounts.dataverse.update("account", id, Map.of("fax", "2", "name", "Watched"));
        assertThat(accounts.delta(quiet).value()).isEmpty();
        accounts.rename(id, "Renamed");
        UUID created = accounts.account("New");
        accounts.dataverse.update("account", created, Map.of("fax", "3"));
        assertThat(ids(accounts.delta(quiet))).containsExactly(id, created);
    }

    @Test
    void askingForTrackingAgainOnADeltaChangesNothing() {
        String link = accounts.link();
        UUID id = accounts.account("New");
        Reply repeated = accounts.reader.get(link, "Prefer", TRACK + ",odata.maxpagesize=10");
        assertThat(ids(repeated)).containsExactly(id);
        assertThat(repeated.header("Preference-Applied")).isEqualTo(TRACK + ",odata.maxpagesize=10");
        assertThat(repeated.body()).isEqualTo(accounts.delta(link).body());
        assertThat(accounts.delta(link).header("Preference-Applied")).isEmpty();
    }

    @Test
    void countsOfChangesStopAtFiveThousandUnlessTheSwitchIsOn() {
        String link = accounts.link();
        UUID gone = accounts.account("Gone");
        for (int i = 0; i < 5000; i++) {
            accounts.account("Counted");
        }
        accounts.dataverse.delete("account", gone);
        String count = "accounts/$count?" + link.substring(link.indexOf("$deltatoken"));
        assertThat(accounts.reader.get(count).body()).isEqualTo("5000");
        turnOn(Switch.COUNTS_OF_CHANGES_HAVE_NO_CAP);
        assertThat(accounts.reader.get(count).body()).isEqualTo("5001");
        accounts.dataverse.switches().expireDeltaTokens("account");
        assertThat(accounts.reader.get(count).errorCode()).isEqualTo("0x80044352");
    }
}
