package io.roundtrip.dataverse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.roundtrip.dataverse.FakeEnvironment.Answer;
import io.roundtrip.dataverse.FakeEnvironment.Asked;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RowReadsTest {

    private static final UUID ID = UUID.fromString("60c4e274-0d87-e711-80e5-00155db19e6d");
    private static final UUID CONTACT = UUID.fromString("49b0be2e-d01c-ed11-b83e-000d3a572421");
    private static final Pattern QUOTED_ID = Pattern.compile("'([0-9a-f-]{36})'");

    private final FakeEnvironment environment = new FakeEnvironment();
    private final DataverseClient client = environment.client();

    @AfterEach
    void stop() {
        environment.close();
    }

    @Test
    void readsARowWithEveryKindOfValue() {
        environment.answers(Answer.ok("""
                {"@odata.context":"x","@odata.etag":"W/\\"915244\\"","accountid":"%s","name":"Nöxt","fax":null,
                 "statecode":0,"versionnumber":9007199254740993,"creditlimit":20000.0000,"donotemail":false,
                 "createdon":"2026-01-31T08:00:00Z","birthdate":"2026-01-31","expanded":{"a":[1]},
                 "_primarycontactid_value@Microsoft.Dynamics.CRM.lookuplogicalname":"contact",
                 "_primarycontactid_value":"%s","statecode@OData.Community.Display.V1.FormattedValue":"Active"}""".formatted(ID, CONTACT)));

        Row row =
                client.find("account", ID, List.of("name", "primarycontactid")).orElseThrow();

        assertThat(row.id()).isEqualTo(ID);
        assertThat(row.etag()).contains(new ETag("W/\"915244\""));
        assertThat(row.text("name")).contains("Nöxt");
        assertThat(row.text("fax")).isEmpty();
        assertThat(row.has("fax")).isTrue();
        assertThat(row.has("telephone1")).isFalse();
        assertThat(row.integer("statecode")).contains(0);
        assertThat(row.longValue("versionnumber")).contains(9_007_199_254_740_993L);
        assertThat(row.decimal("creditlimit")).contains(new BigDecimal("20000.0000"));
        assertThat(row.bool("donotemail")).contains(false);
        assertThat(row.instant("createdon")).contains(Instant.parse("2026-01-31T08:00:00Z"));
        assertThat(row.date("birthdate")).contains(LocalDate.of(2026, 1, 31));
        assertThat(row.lookup("primarycontactid")).contains(new Lookup(CONTACT, Optional.of("contact")));
        assertThat(row.formatted("statecode")).contains("Active");
        assertThatThrownBy(() -> row.bool("name"))
                .isInstanceOf(DataverseException.class)
                .hasMessageContaining("name");
    }

    @Test
    void sendsTheHeadersOfTheDocumentation() {
        environment.answers(Answer.ok("{\"accountid\":\"" + ID + "\"}").with("Set-Cookie", "ARRAffinity=1"));
        environment.answers(Answer.ok("{\"accountid\":\"" + ID + "\"}"));

        client.find("account", ID, List.of("name", "primarycontactid"));
        client.find("account", ID, List.of());

        Asked first = environment.asked().get(0);
        assertThat(first.target())
                .isEqualTo("/api/data/v9.2/accounts(" + ID + ")?$select=name,_primarycontactid_value");
        assertThat(first.header("Accept")).isEqualTo("application/json");
        assertThat(first.header("OData-Version")).isEqualTo("4.0");
        assertThat(first.header("OData-MaxVersion")).isEqualTo("4.0");
        assertThat(first.header("If-None-Match")).isEqualTo("null");
        assertThat(first.header("Authorization")).isEqualTo("Bearer the-token");
        assertThat(UUID.fromString(first.header("x-ms-client-request-id"))).isNotNull();
        assertThat(environment.asked().get(1).header("Cookie")).isEmpty();
    }

    @Test
    void onlyTheCodeOfAMissingRowMeansThatTheRowIsGone() {
        environment.answers(Answer.error(404, "0x80040217", "account With Id = .. Does Not Exist"));
        assertThat(client.find("account", ID, List.of())).isEmpty();

        environment.answers(Answer.error(404, "0x8006088a", "Resource not found for the segment 'accounts'."));
        assertThatThrownBy(() -> client.find("account", ID, List.of())).isInstanceOf(DataverseException.class);

        environment.answers(Answer.error(404, "", "account With Id = .. Does Not Exist"));
        assertThatThrownBy(() -> client.find("account", ID, List.of())).isInstanceOf(DataverseException.class);
    }

    @Test
    void readsTheDefinitionOfATableOnceUntilItIsForgotten() {
        TableMetadata table = client.table("account");
        client.table("account");
        assertThat(environment.definitionsRead()).isEqualTo(1);
        client.forget("account");
        client.table("account");
        assertThat(environment.definitionsRead()).isEqualTo(2);

        assertThat(table.entitySet()).isEqualTo("accounts");
        assertThat(table.changeTracking()).isTrue();
        assertThat(table.column("name").orElseThrow().maxLength()).contains(160);
        assertThat(table.column("name").orElseThrow().required()).isTrue();
        assertThat(table.column("primarycontactid").orElseThrow().lookupTargets())
                .containsExactly("contact");
    }

    @Test
    void namesAnUnknownTableAndDoesNotCallItAMissingRow() {
        DataverseException failure =
                catchThrowableOfType(DataverseException.class, () -> client.find("rt_nope", ID, List.of()));

        assertThat(failure).hasMessageContaining("rt_nope");
        assertThat(failure.transientFailure()).isFalse();
        assertThat(failure.rowMissing()).isFalse();
    }

    @Test
    void findsAllOfManyRowsInAsFewRequestsAsAddressesAllow() {
        List<UUID> ids = IntStream.range(0, 2_000).mapToObj(i -> new UUID(i, i)).toList();
        environment.otherwise(request -> Answer.ok(page(idsIn(request), Optional.empty())));
        List<UUID> twice = new ArrayList<>(ids);
        twice.addAll(ids);

        List<Row> rows = client.findAll("account", twice, List.of("name"));

        assertThat(rows.stream().map(Row::id)).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(environment.asked()).hasSize(3);
        assertThat(environment.asked().stream().flatMap(request -> idsIn(request).stream()))
                .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(environment.asked())
                .allSatisfy(request -> assertThat(environment.url().toString().length()
                                + request.target().length())
                        .isLessThanOrEqualTo(32_768));
        assertThat(client.findAll("account", List.of(), List.of())).isEmpty();
    }

    @Test
    void asksAQueryWithEncodedValuesAndLookupsByTheirProperty() {
        environment.answers(Answer.ok(page(List.of(ID), Optional.empty())));

        List<Row> rows = client.query(Query.of("account")
                .select("name", "primarycontactid")
                .where(Filter.and(Filter.eq("primarycontactid", CONTACT), Filter.ge("name", "A&B #1")))
                .orderBy("name")
                .orderByDescending("primarycontactid")
                .top(10));

        assertThat(rows).hasSize(1);
        Asked request = environment.onlyAsked();
        assertThat(request.target())
                .isEqualTo("/api/data/v9.2/accounts?$select=name,_primarycontactid_value"
                        + "&$filter=(_primarycontactid_value%20eq%20" + CONTACT
                        + ")%20and%20(name%20ge%20'A%26B%20%231')"
                        + "&$orderby=name%20asc,_primarycontactid_value%20desc&$top=10");
        assertThat(request.header("Prefer")).doesNotContain("maxpagesize");
    }

    @Test
    void followsNextLinksVerbatimWithTheSamePageSize() {
        String next =
                environment.url() + "/api/data/v9.2/accounts?$select=name&$skiptoken=%3Ccookie%20pagenumber=%222%22%20"
                        + "pagingcookie=%22%253ccookie%2520page%253d%25221%2522%253e%22%20istracking=%22False%22%20/%3E";
        environment.answers(
                Answer.ok(page(List.of(ID), Optional.of(next))), Answer.ok(page(List.of(CONTACT), Optional.empty())));

        List<Row> rows = client.query(Query.of("account").select("name"));

        assertThat(rows.stream().map(Row::id)).containsExactly(ID, CONTACT);
        assertThat(environment.url() + environment.asked().get(1).target()).isEqualTo(next);
        assertThat(environment.asked())
                .allSatisfy(request -> assertThat(request.header("Prefer")).contains("odata.maxpagesize=1000"));
    }

    @Test
    void refusesANextLinkToElsewhereWithoutAskingThere() {
        try (FakeEnvironment elsewhere = new FakeEnvironment()) {
            URI foreign = URI.create(elsewhere.url() + "/api/data/v9.2/accounts?$skiptoken=1");
            environment.answers(Answer.ok(page(List.of(ID), Optional.of(foreign.toString()))));

            assertThatThrownBy(() -> client.query(Query.of("account")))
                    .isInstanceOf(DataverseException.class)
                    .hasMessageContaining(elsewhere.url().toString())
                    .hasMessageNotContaining("skiptoken");
            assertThatThrownBy(() -> client.queryPage(Query.of("account"), Optional.of(foreign)))
                    .isInstanceOf(DataverseException.class);
            assertThat(elsewhere.asked()).isEmpty();
        }
    }

    @Test
    void takesAnAnswerThatIsNoPageForNoAnswer() {
        for (String body :
                List.of("<html>login</html>", "{}", "[]", "{\"value\":[{\"accountid\":", "{\"value\":[{}]}")) {
            environment.otherwise(request -> Answer.ok(body));
            DataverseException failure =
                    catchThrowableOfType(DataverseException.class, () -> client.query(Query.of("account")));
            assertThat(failure.transientFailure()).as(body).isTrue();
        }
    }

    @Test
    void refusesAnAddressThatIsTooLongInsteadOfSendingIt() {
        Query endless = Query.of("account").where(Filter.eq("name", "x".repeat(33_000)));

        assertThatThrownBy(() -> client.query(endless)).isInstanceOf(DataverseException.class);
        assertThat(environment.asked()).isEmpty();
    }

    @Test
    void asksWhoItIs() {
        environment.answers(Answer.ok("{\"BusinessUnitId\":\"" + ID + "\",\"UserId\":\"" + CONTACT
                + "\",\"OrganizationId\":\"" + ID + "\"}"));

        assertThat(client.whoAmI()).isEqualTo(new WhoAmI(CONTACT, ID));
    }

    private static String page(List<UUID> ids, Optional<String> next) {
        String rows = ids.stream()
                .map(id -> "{\"@odata.etag\":\"W/\\\"1\\\"\",\"accountid\":\"" + id + "\"}")
                .collect(Collectors.joining(","));
        return "{\"@odata.context\":\"x\",\"value\":[" + rows + "]"
                + next.map(link -> ",\"@odata.nextLink\":\"" + link + "\"").orElse("") + "}";
    }

    private static List<UUID> idsIn(Asked request) {
        Matcher matcher = QUOTED_ID.matcher(URLDecoder.decode(request.target(), UTF_8));
        return matcher.results().map(found -> UUID.fromString(found.group(1))).toList();
    }
}
