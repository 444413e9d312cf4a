package io.roundtrip.simulators.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.WebApi.Reply;
import io.roundtrip.simulators.dataverse.faults.Switches.Switch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChangeTrackingTest {
    private static final String TRACK = "odata.track-changes";

    private final RunningDataverse running = new RunningDataverse();
    private final SimulatedDataverse dataverse = running.dataverse;
    private final WebApi sender = running.as("kim.demo");

    @AfterEach
    void close() {
        dataverse.close();
    }

    private UUID account(String name) {
        return dataverse.create("account", Map.of("name", name));
    }

    private String token() {
        return sender.get("accounts?$select=name", "Prefer", TRACK).link("@odata.deltaLink");
    }

    private static List<UUID> ids(Reply reply) {
        return reply.value().stream()
                .map(row -> row.getOrDefault("accountid", row.get("id")))
                .map(id -> UUID.fromString(String.valueOf(id)))
                .toList();
    }

    /** Follows next links and returns all pages. */
    private List<Reply> pages(Reply first, String prefer) {
        List<Reply> pages = new ArrayList<>(List.of(first));
        while (pages.get(pages.size() - 1).json().containsKey("@odata.nextLink")) {
            pages.add(sender.get(pages.get(pages.size() - 1).link("@odata.nextLink"), "Prefer", prefer));
        }
        return pages;
    }

    @Test
    void theFirstReadingReturnsEveryRowAndTheTokenOnlyOnTheLastPage() {
        List<UUID> created = List.of(account("A"), account("B"), account("C"), account("D"), account("E"));
        String prefer = TRACK + ",odata.maxpagesize=2";
        List<Reply> pages = pages(sender.get("accounts?$select=name", "Prefer", prefer), prefer);
        assertThat(pages).hasSize(3);
        assertThat(pages.subList(0, 2)).noneMatch(page -> page.json().containsKey("@odata.deltaLink"));
        assertThat(pages.get(2).json()).containsKey("@odata.deltaLink");
        assertThat(pages.stream().flatMap(page -> ids(page).stream())).containsExactlyElementsOf(created);
        assertThat(pages.get(0).link("@odata.nextLink")).contains("istracking=%22True%22");
    }

    @Test
    void aDeltaHasTheChangedRowsInTheOrderOfTheirVersionsAndDeletesLast() {
        UUID kept = account("Kept");
        UUID changed = account("Changed");
        UUID deleted = account("Deleted");
        String link = token();
        dataverse.delete("account", deleted);
        UUID created = account("Created");
        dataverse.update("account", changed, Map.of("name", "Changed twice"));
        Reply delta = sender.get(link);
        assertThat(ids(delta)).containsExactly(created, changed, deleted).doesNotContain(kept);
        assertThat(delta.value().get(1)).containsEntry("name", "Changed twice");
        assertThat(delta.value().get(2)).containsEntry("reason", "deleted").doesNotContainKey("accountid");
    }

    @Test
    void intermediateUpdatesCoalesce() {
        UUID id = account("0");
        String link = token();
        for (int i = 1; i <= 5; i++) {
            dataverse.update("account", id, Map.of("name", "" + i));
        }
        assertThat(sender.get(link).value())
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("name", "5"));
    }

    @Test
    void aQuietDeltaIsEmptyAndCarriesAFreshToken() {
        String link = token();
        running.clock.tick(Duration.ofMinutes(1));
        Reply delta = sender.get(link);
        assertThat(delta.value()).isEmpty();
        assertThat(delta.link("@odata.deltaLink")).isNotEqualTo(link);
    }

    @Test
    void aRowThatNobodySawIsReportedAsDeleted() {
        String link = token();
        UUID id = account("Short");
        dataverse.delete("account", id);
        assertThat(ids(sender.get(link))).containsExactly(id);
    }

    @Test
    void aRowDeletedAndCreatedAgainIsReportedAsChangedAndAfterThatAsDeleted() {
        UUID id = account("First life");
        String link = token();
        dataverse.delete("account", id);
        dataverse.create("account", Map.of("accountid", id, "name", "Second life"));
        Reply delta = sender.get(link);
        assertThat(ids(delta)).containsExactly(id, id);
        assertThat(delta.value().get(1)).containsEntry("reason", "deleted");
    }

    @Test
    void whatChangesWhileADeltaIsPagedComesWithTheNextToken() {
        String link = token();
        List<UUID> created = List.of(account("A"), account("B"), account("C"));
        Reply first = sender.get(link, "Prefer", "odata.maxpagesize=2");
        dataverse.update("account", created.get(0), Map.of("name", "A again"));
        dataverse.update("account", created.get(2), Map.of("name", "C again"));
        Reply last = sender.get(first.link("@odata.nextLink"), "Prefer", "odata.maxpagesize=2");
        assertThat(ids(sender.get(last.link("@odata.deltaLink")))).containsExactly(created.get(0), created.get(2));
    }

    @Test
    void deletesArePagedAfterTheRows() {
        List<UUID> gone = List.of(account("1"), account("2"), account("3"));
        String link = token();
        gone.forEach(id -> dataverse.delete("account", id));
        UUID created = account("New");
        List<Reply> pages = pages(sender.get(link, "Prefer", "odata.maxpagesize=2"), "odata.maxpagesize=2");
        assertThat(pages.stream().flatMap(page -> ids(page).stream()))
                .containsExactly(created, gone.get(0), gone.get(1), gone.get(2));
    }

    @Test
    void pagesMayRepeatARow() {
        List<UUID> created = List.of(account("A"), account("B"), account("C"));
        dataverse.switches().turnOn(Switch.DUPLICATE_ROWS_ACROSS_PAGES);
        String prefer = TRACK + ",odata.maxpagesize=2";
        List<Reply> pages = pages(sender.get("accounts", "Prefer", prefer), prefer);
        assertThat(pages.stream().flatMap(page -> ids(page).stream()))
                .containsExactly(created.get(0), created.get(1), created.get(1), created.get(2));
    }

    @Test
    void optionsThatTrackingCannotServeAreRefusedWithTheDocumentedText() {
        for (String option : List.of("filter", "orderby", "expand", "top")) {
            Reply reply = sender.get("accounts?$" + option + "=1", "Prefer", TRACK);
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.errorMessage())
                    .isEqualTo(
                            "The \"" + option + "\" query parameter isn't supported when Change Tracking is enabled.");
        }
    }

    @Test
    void anUntrackedTableIsRefused() {
        Reply reply = sender.get("rt_notes", "Prefer", TRACK);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errorCode()).isEqualTo("0x80072491");
    }

    @Test
    void aTokenExpiresAfterTheOrganizationsDays() {
        String link = token();
        running.clock.tick(Duration.ofDays(7));
        assertThat(sender.get(link).status()).isEqualTo(200);
        running.clock.tick(Duration.ofSeconds(1));
        Reply reply = sender.get(link);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errorCode()).isEqualTo("0x80044352");
        assertThat(reply.errorMessage())
                .isEqualTo("Version stamp associated with the client has expired. Please perform a full sync.");
    }

    @Test
    void theRetentionCanBeReadAndChanged() {
        dataverse.update("organization", dataverse.organizationId(), Map.of("expirechangetrackingindays", 1));
        assertThat(sender.get("organizations?$select=expirechangetrackingindays")
                        .value())
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("expirechangetrackingindays", 1));
        String link = token();
        running.clock.tick(Duration.ofDays(1).plusSeconds(1));
        assertThat(sender.get(link).errorCode()).isEqualTo("0x80044352");
    }

    @Test
    void aChangeOfTheDefinitionExpiresTheTokensOfItsTableAlone() {
        String accounts = token();
        String contacts = sender.get("contacts", "Prefer", TRACK).link("@odata.deltaLink");
        dataverse.switches().changeMetadata("account");
        assertThat(sender.get(accounts).errorCode()).isEqualTo("0x80044352");
        assertThat(sender.get(contacts).status()).isEqualTo(200);
        assertThat(sender.get(token()).status()).isEqualTo(200);
    }

    @Test
    void countsWhatChanged() {
        String link = token();
        UUID id = account("Counted");
        account("Counted too");
        dataverse.delete("account", id);
        String token = link.substring(link.indexOf("$deltatoken"));
        assertThat(sender.get("accounts/$count?" + token).body()).isEqualTo("2");
    }

    @Test
    void aUserWithoutReadOfAllRowsIsRefusedAltogether() {
        dataverse.switches().denyRead("kim.demo", "account");
        Reply refused = sender.get("accounts", "Prefer", TRACK);
        dataverse.switches().allowRead("kim.demo", "account");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.errorCode()).isEqualTo("0x80040220");
        assertThat(refused.errorMessage()).contains("prvReadAccount");
        assertThat(sender.get("accounts").status()).isEqualTo(200);
    }
}
