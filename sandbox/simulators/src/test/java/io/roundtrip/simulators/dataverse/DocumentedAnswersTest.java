package io.roundtrip.simulators.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.WebApi.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The simulator's answers beside those that the documentation prints. */
class DocumentedAnswersTest {
    @RegisterExtension
    static final RunningDataverse running = new RunningDataverse();

    private final WebApi kim = running.as("kim.demo");

    private UUID account(String name) {
        return running.dataverse.create("account", Map.of("name", name));
    }

    @Test
    void aStaleETag() {
        String address = "accounts(" + account("Stale") + ")";
        Reply reply = kim.patch(address, "{\"fax\":\"1\"}", "If-Match", "W/\"1\"");
        assertThat(reply.status()).isEqualTo(412);
        assertThat(reply.errorMessage()).isEqualTo(Documented.errorMessage("412-version-mismatch.http"));
    }

    @Test
    void anUpsertThatMayOnlyCreate() {
        Reply reply = kim.patch("accounts(" + account("There") + ")", "{\"fax\":\"1\"}", "If-None-Match", "*");
        assertThat(reply.errorMessage()).isEqualTo(Documented.errorMessage("412-if-none-match.http"));
    }

    @Test
    void anUpsertThatMayOnlyUpdate() {
        Reply reply = kim.patch("accounts(00000000-0000-0000-0000-000000000001)", "{\"fax\":\"1\"}", "If-Match", "*");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.errorMessage()).isEqualTo(Documented.errorMessage("404-if-match-star.http"));
    }

    @Test
    void tooManyRequests() {
        running.dataverse.faults().throttle("kim.demo", Duration.ofSeconds(7), Duration.ofSeconds(1));
        Reply reply = kim.get("accounts");
        running.dataverse.faults().clear();
        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("Retry-After")).isEqualTo("7");
        assertThat(reply.json()).isEqualTo(Documented.json("429-number-of-requests.json"));
    }

    @Test
    void theFirstAnswerOfChangeTracking() {
        account("Monte Orton");
        Map<String, Object> documented = Documented.json("change-tracking-initial.json");
        Reply reply = kim.get("accounts?$select=name,accountnumber,telephone1,fax", "Prefer", "odata.track-changes");
        assertThat(reply.json().keySet()).containsExactlyElementsOf(documented.keySet());
        assertThat(reply.value().get(0).keySet())
                .containsExactlyElementsOf(rows(documented).get(0).keySet());
        assertThat(shape(reply.link("@odata.deltaLink"))).isEqualTo(shape(documented.get("@odata.deltaLink")));
        assertThat(reply.header("Preference-Applied")).startsWith("odata.track-changes");
    }

    @Test
    void aDeltaOfChangeTracking() {
        String first = kim.get("accounts?$select=name,telephone1,fax", "Prefer", "odata.track-changes")
                .link("@odata.deltaLink");
        running.dataverse.delete("account", account("Short"));
        account("Monte Orton");
        Map<String, Object> documented = Documented.json("change-tracking-delta.json");
        Reply reply = kim.get(first);
        assertThat(reply.json().keySet()).containsExactlyElementsOf(documented.keySet());
        for (int i = 0; i < 2; i++) {
            assertThat(reply.value().get(i).keySet())
                    .containsExactlyElementsOf(rows(documented).get(i).keySet());
        }
        assertThat(String.valueOf(reply.value().get(1).get("@odata.context")))
                .endsWith("/$metadata#accounts/$deletedEntity");
    }

    @Test
    void aPageWithANextOne() {
        account("One");
        account("Two");
        account("Three");
        Map<String, Object> documented = Documented.json("paging-page1.json");
        Reply reply = kim.get("accounts?$select=name", "Prefer", "odata.maxpagesize=2");
        assertThat(reply.json().keySet()).containsExactlyElementsOf(documented.keySet());
        assertThat(cookie(reply.link("@odata.nextLink"))).isEqualTo(cookie(documented.get("@odata.nextLink")));
    }

    /** The address with the host, the version of the interface and all digits of the token made alike. */
    private static String shape(Object link) {
        return link.toString()
                .replaceFirst("^(http://[^/]+|\\[Organization URI])", "")
                .replace("v9.2", "v9.0")
                .replaceFirst("deltatoken=\\d+", "deltatoken=")
                .replaceAll("(%21|%2f|%3a|%20)\\d+", "$1");
    }

    /** What stands around the opaque inner cookie. */
    private static String cookie(Object link) {
        return link.toString()
                .replaceFirst("^.*\\$skiptoken=", "")
                .replace("%22", "\"")
                .replaceFirst("pagingcookie=\"[^\"]*\"", "pagingcookie");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rows(Map<String, Object> body) {
        return (List<Map<String, Object>>) body.get("value");
    }
}
