package io.roundtrip.simulators.dataverse.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.RunningDataverse;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.WebApi.Reply;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Section 1 of the table in {@code docs/simulators.md}, so far as no other test shows it. */
class ChangeTrackingReferenceTest {
    private static final RunningDataverse running = new RunningDataverse();

    private static final String TRACK = "odata.track-changes";

    private final WebApi kim = running.as("kim.demo");

    @AfterAll
    static void close() {
        running.dataverse.close();
    }

    private UUID account(String name) {
        return running.dataverse.create("account", Map.of("name", name));
    }

    private Reply first(String query, String preferences) {
        return kim.get("accounts" + query, "Prefer", TRACK + preferences);
    }

    private String link() {
        return first("?$select=name", "").link("@odata.deltaLink");
    }

    private static List<Object> reasons(Reply reply) {
        return reply.value().stream()
                .filter(row -> row.containsKey("reason"))
                .map(row -> row.get("id"))
                .toList();
    }

    @Nested
    class FirstRequest {
        @Test
        void tellsNoDeletesAndNoRowsThatAreGone() {
            UUID gone = account("Gone");
            running.dataverse.delete("account", gone);
            Reply reply = first("", "");
            assertThat(reasons(reply)).isEmpty();
            assertThat(reply.body()).doesNotContain(gone.toString());
        }

        @Test
        void bothPreferencesStandInOneHeaderAndAreApplied() {
            assertThat(first("", ",odata.maxpagesize=7").header("Preference-Applied"))
                    .isEqualTo("odata.track-changes,odata.maxpagesize=7");
            assertThat(kim.get("accounts", "Prefer", "odata.maxpagesize=7," + TRACK)
                            .header("Preference-Applied"))
                    .contains(TRACK);
        }

        @Test
        void thereIsNoTokenForNow() {
            for (String token : List.of("latest", "")) {
                Reply reply = kim.get("accounts?$deltatoken=" + token);
                assertThat(reply.status()).as("'%s'", token).isEqualTo(400);
                assertThat(reply.errorCode()).isEqualTo("0x80060888");
            }
        }

        @Test
        void nextLinksAreMarkedAsTracking() {
            account("One");
            account("Two");
            Reply page = first("?$select=name", ",odata.maxpagesize=1");
            assertThat(page.link("@odata.nextLink"))
                    .contains("accounts?$select=name&$skiptoken=%3Ccookie%20pagenumber=%222%22%20pagingcookie=%22")
                    .endsWith("%22%20istracking=%22True%22%20/%3E");
            assertThat(page.json()).doesNotContainKey("@odata.deltaLink");
        }

        @Test
        void theDeltaLinkRepeatsTheSelection() {
            assertThat(link()).contains("/api/data/v9.2/accounts?$select=name&$deltatoken=");
            assertThat(first("?$select=fax,telephone1", "").link("@odata.deltaLink"))
                    .contains("?$select=fax,telephone1&$deltatoken=");
        }
    }

    @Nested
    class DeltaRequest {
        @Test
        void aNewRowLooksLikeAChangedOne() {
            UUID changed = account("Old");
            String link = link();
            UUID created = account("New");
            running.dataverse.update("account", changed, Map.of("name", "Changed"));
            List<Map<String, Object>> rows = kim.get(link).value();
            assertThat(rows)
                    .extracting(row -> row.get("accountid"))
                    .containsExactly(created.toString(), changed.toString());
            assertThat(rows.get(0).keySet())
                    .isEqualTo(rows.get(1).keySet())
                    .containsExactlyInAnyOrder("@odata.etag", "name", "accountid");
        }

        @Test
        void aLinkCanBeReadAgainAndTellsTheSame() {
            UUID gone = account("Gone");
            String link = link();
            account("New");
            running.dataverse.delete("account", gone);
            Reply once = kim.get(link);
            Reply again = kim.get(link);
            assertThat(again.value()).isEqualTo(once.value()).hasSize(2);
            assertThat(reasons(again)).containsExactly(gone.toString());
        }

        @Test
        void aChangeOfAnotherTableIsNotTold() {
            String link = link();
            running.dataverse.create("contact", Map.of("lastname", "Elsewhere"));
            assertThat(kim.get(link).value()).isEmpty();
        }
    }

    @Nested
    class Expiry {
        @Test
        void theFullReadingAfterwardsHasNoDeletes() {
            UUID gone = account("Gone");
            String link = link();
            running.dataverse.delete("account", gone);
            running.dataverse.switches().expireDeltaTokens("account");
            Reply expired = kim.get(link);
            assertThat(expired.status()).isEqualTo(400);
            assertThat(expired.errorMessage())
                    .isEqualTo("Version stamp associated with the client has expired. Please perform a full sync.");
            Reply full = first("?$select=name", "");
            assertThat(reasons(full)).isEmpty();
            assertThat(kim.get(full.link("@odata.deltaLink")).value()).isEmpty();
        }
    }
}
