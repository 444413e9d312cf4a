package io.roundtrip.dataverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.roundtrip.dataverse.FakeEnvironment.Answer;
import io.roundtrip.dataverse.FakeEnvironment.Asked;
import io.roundtrip.dataverse.RowChange.Deleted;
import io.roundtrip.dataverse.RowChange.Upserted;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChangeFeedTest {

    private static final UUID ROW = UUID.fromString("60c4e274-0d87-e711-80e5-00155db19e6d");
    private static final UUID DELETED = UUID.fromString("2e451703-c686-e711-80e5-00155db19e6d");
    private static final String PATH = "/api/data/v9.2/accounts?$select=name,telephone1,fax";

    private final FakeEnvironment environment = new FakeEnvironment();
    private final DataverseClient client = environment.client();

    @AfterEach
    void stop() {
        environment.close();
    }

    @Test
    void startsWithEveryRowAndEndsWithADeltaLink() {
        String delta = link("&$deltatoken=919042%2108%2f22%2f2017%2008%3a10%3a44");
        environment.answers(Answer.ok(
                "{\"@odata.context\":\"x\",\"@odata.deltaLink\":\"" + delta + "\",\"value\":[" + upserted() + "]}"));

        ChangePage page = client.changesSince(ChangeQuery.initial("account", List.of("name", "primarycontactid")));

        Asked request = environment.onlyAsked();
        assertThat(request.target()).isEqualTo("/api/data/v9.2/accounts?$select=name,_primarycontactid_value");
        assertThat(request.header("Prefer")).isEqualTo("odata.track-changes,odata.maxpagesize=1000");
        assertThat(page.next()).isEmpty();
        assertThat(page.delta()).contains(new DeltaLink(delta));
        assertThat(page.changes()).singleElement().isInstanceOfSatisfying(Upserted.class, change -> {
            assertThat(change.id()).isEqualTo(ROW);
            assertThat(change.row().etag()).contains(new ETag("W/\"915244\""));
            assertThat(change.row().text("name")).contains("Monte Orton");
        });
    }

    @Test
    void goesOnFromALinkVerbatimAndTellsTombstonesFromRows() {
        String from = link("&$deltatoken=919042%2108%2f22%2f2017%2008%3a10%3a44");
        String next = link("&$skiptoken=%3Ccookie%20istracking=%22True%22%20/%3E");
        environment.answers(Answer.ok("{\"@odata.context\":\"x/$delta\",\"@odata.nextLink\":\"" + next
                + "\",\"value\":[" + upserted() + "," + tombstone(DELETED.toString()) + ","
                + tombstone(environment.url() + "/api/data/v9.2/accounts(" + ROW + ")") + "]}"));

        ChangePage page = client.changesSince(ChangeQuery.link("account", new DeltaLink(from)));

        assertThat(environment.url() + environment.onlyAsked().target()).isEqualTo(from);
        assertThat(page.changes().subList(1, 3)).containsExactly(new Deleted(DELETED), new Deleted(ROW));
        assertThat(page.changes().get(0)).isInstanceOf(Upserted.class);
        assertThat(page.next()).contains(new DeltaLink(next));
        assertThat(page.delta()).isEmpty();
    }

    @Test
    void toleratesAPageWithoutAnyLink() {
        environment.answers(Answer.ok("{\"@odata.context\":\"x\",\"value\":[]}"));

        ChangePage page = client.changesSince(ChangeQuery.link("account", new DeltaLink(link("&$deltatoken=1"))));

        assertThat(page).isEqualTo(new ChangePage(List.of(), java.util.Optional.empty(), java.util.Optional.empty()));
    }

    @Test
    void saysThatALinkHasExpired() {
        for (Answer expired : List.of(
                Answer.error(400, "0x80044352", "Version stamp associated with the client has expired."),
                Answer.error(410, "", "gone"))) {
            environment.answers(expired);
            DataverseException failure = catchThrowableOfType(
                    DataverseException.class,
                    () -> client.changesSince(ChangeQuery.link("account", new DeltaLink(link("&$deltatoken=1")))));

            assertThat(failure.expiredDeltaLink()).isTrue();
            assertThat(failure.transientFailure()).isFalse();
            assertThat(failure).hasMessageStartingWith("changes of account");
        }
    }

    @Test
    void refusesLinksToElsewhereWhenTheyArriveAndWhenTheyAreUsed() {
        try (FakeEnvironment elsewhere = new FakeEnvironment()) {
            String foreign = elsewhere.url() + PATH + "&$deltatoken=1";
            environment.answers(Answer.ok("{\"@odata.deltaLink\":\"" + foreign + "\",\"value\":[]}"));

            assertRefused(
                    ChangeQuery.initial("account", List.of()), elsewhere.url().toString());
            assertRefused(
                    ChangeQuery.link("account", new DeltaLink(foreign)),
                    elsewhere.url().toString());
            assertThat(elsewhere.asked()).isEmpty();
        }
    }

    @Test
    void isNotTakenInByLinksThatOnlyLookLikeTheEnvironment() {
        int port = environment.url().getPort();
        for (String link : List.of(
                "http://127.0.0.1:" + port + "@evil.example/x",
                "http://user@127.0.0.1:" + port + "/x",
                "http://127.0.0.1.evil.example:" + port + "/x",
                "https://127.0.0.1:" + port + "/x",
                "http://127.0.0.1/x",
                "//evil.example/x",
                "/api/data/v9.2/accounts",
                "mailto:x",
                "http://[broken")) {
            assertRefused(ChangeQuery.link("account", new DeltaLink(link)), "changes of account");
        }
        assertThat(environment.asked()).isEmpty();
    }

    private void assertRefused(ChangeQuery query, String named) {
        assertThatThrownBy(() -> client.changesSince(query))
                .isInstanceOfSatisfying(
                        DataverseException.class,
                        refusal -> assertThat(refusal.transientFailure()).isFalse())
                .hasMessageContaining(named)
                .hasMessageNotContaining("deltatoken");
    }

    private String link(String token) {
        return environment.url() + PATH + token;
    }

    private static String upserted() {
        return "{\"@odata.etag\":\"W/\\\"915244\\\"\",\"name\":\"Monte Orton\",\"accountid\":\"" + ROW + "\"}";
    }

    private static String tombstone(String id) {
        return "{\"@odata.context\":\"x/$metadata#accounts/$deletedEntity\",\"id\":\"" + id
                + "\",\"reason\":\"deleted\"}";
    }

    @Test
    void asksForFewerRowsWhenAPageIsTooMuchForTheServer() {
        environment.otherwise(request -> rows(request) > 300
                ? Answer.error(500, "0x80044151", "SQL timeout")
                : Answer.ok(
                        "{\"value\":[],\"@odata.deltaLink\":\"" + environment.url() + "/api/data/v9.2/accounts?d\"}"));

        client.changesSince(ChangeQuery.initial("account", List.of()));
        client.changesSince(ChangeQuery.initial("account", List.of()));

        assertThat(environment.asked().stream().map(ChangeFeedTest::rows).distinct())
                .containsExactly(1_000, 500, 250);
        assertThat(rows(environment.asked().get(environment.asked().size() - 1)))
                .as("the smaller size is kept")
                .isEqualTo(250);
    }

    private static int rows(FakeEnvironment.Asked request) {
        return Integer.parseInt(request.header("Prefer").replaceAll(".*maxpagesize=(\\d+).*", "$1"));
    }
}
