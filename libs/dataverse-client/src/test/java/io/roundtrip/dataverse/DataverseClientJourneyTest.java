package io.roundtrip.dataverse;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.roundtrip.dataverse.RowChange.Deleted;
import io.roundtrip.dataverse.RowChange.Upserted;
import io.roundtrip.simulators.dataverse.faults.Faults.Moment;
import io.roundtrip.simulators.dataverse.faults.RequestMatch;
import io.roundtrip.simulators.dataverse.journal.JournalEntry;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The whole client against the simulated Dataverse, signed in by MSAL. */
@TestInstance(Lifecycle.PER_CLASS)
class DataverseClientJourneyTest {

    private SimulatedEnvironment environment;
    private DataverseClient client;

    @BeforeAll
    void start() throws Exception {
        environment = new SimulatedEnvironment();
    }

    @BeforeEach
    void connect() {
        environment.dataverse.faults().clear();
        client = environment.sender(1000);
    }

    @AfterAll
    void stop() {
        environment.close();
    }

    @Test
    void signsInOnceAndKnowsWhoItIs() {
        assertThat(client.whoAmI())
                .isEqualTo(
                        new WhoAmI(environment.dataverse.userId("rt-sender"), environment.dataverse.organizationId()));
    }

    @Test
    void renewsATokenThatTheEnvironmentNoLongerAccepts() {
        client.whoAmI();
        environment.dataverse.expireAccessTokens();

        assertThat(client.whoAmI().organizationId()).isEqualTo(environment.dataverse.organizationId());
    }

    @Test
    void tellsAWrongSecretFromAUserWhoIsNotInTheEnvironment() {
        DataverseClient wrong = environment.client(environment.settings("rt-sender", "wrong", 1000));
        DataverseException refused = catchThrowableOfType(DataverseException.class, wrong::whoAmI);
        assertThat(refused.unauthorized()).isTrue();
        assertThat(refused.transientFailure()).isFalse();
        assertThat(refused).hasMessage("token for rt-sender was refused by the login: AADSTS7000215");

        DataverseClient stranger = environment.client(environment.settings("stranger", "right", 1000));
        DataverseException denied = catchThrowableOfType(DataverseException.class, stranger::whoAmI);
        assertThat(denied.accessDenied()).isTrue();
        assertThat(denied.code()).contains("0x80072560");
    }

    @Test
    void aLoginThatIsDownIsATransientFailure() {
        DataverseSettings settings = new DataverseSettings(
                environment.dataverse.url(),
                java.net.URI.create("https://127.0.0.1:1"),
                environment.dataverse.tenantId(),
                "rt-sender",
                new Secret("right"),
                ofSeconds(5),
                1000);

        DataverseException failure =
                catchThrowableOfType(DataverseException.class, environment.client(settings)::whoAmI);

        assertThat(failure.transientFailure()).isTrue();
        assertThat(failure.unauthorized()).isFalse();
    }

    @Test
    void readsDefinitions() {
        TableMetadata account = client.table("account");

        assertThat(account.entitySet()).isEqualTo("accounts");
        assertThat(account.idColumn()).isEqualTo("accountid");
        assertThat(account.changeTracking()).isTrue();
        assertThat(account.column("name").orElseThrow().maxLength()).contains(160);
        assertThat(account.column("name").orElseThrow().required()).isTrue();
        assertThat(account.column("primarycontactid").orElseThrow().isLookup()).isTrue();
        assertThat(catchThrowableOfType(DataverseException.class, () -> client.table("rt_nope")))
                .hasMessageContaining("rt_nope");
    }

    @Test
    void writesARowAndReadsItBack() {
        UUID contact = UUID.randomUUID();
        UUID id = UUID.randomUUID();
        client.create("contact", contact, Map.of("lastname", "O'Neil"));
        client.create(
                "account",
                id,
                Map.of(
                        "name",
                        "Söhne & \"Co\"",
                        "creditlimit",
                        new BigDecimal("1234.50"),
                        "industrycode",
                        7,
                        "donotemail",
                        true,
                        "primarycontactid",
                        new Bind("contacts", contact)));

        Row row = client.find(
                        "account",
                        id,
                        List.of("name", "creditlimit", "industrycode", "donotemail", "primarycontactid", "createdon"))
                .orElseThrow();

        assertThat(row.text("name")).contains("Söhne & \"Co\"");
        assertThat(row.decimal("creditlimit").orElseThrow()).isEqualByComparingTo("1234.50");
        assertThat(row.integer("industrycode")).contains(7);
        assertThat(row.bool("donotemail")).contains(true);
        assertThat(row.lookup("primarycontactid")).contains(new Lookup(contact, Optional.of("contact")));
        assertThat(row.instant("createdon")).isPresent();
        assertThat(row.etag()).isPresent();
    }

    @Test
    void writesOnlyUnderTheNamedCondition() {
        UUID id = UUID.randomUUID();
        assertThat(client.insertIfAbsent("account", id, Map.of("name", "A"))).isEqualTo(CreateOutcome.CREATED);
        assertThat(client.insertIfAbsent("account", id, Map.of("name", "B"))).isEqualTo(CreateOutcome.ALREADY_THERE);
        ETag first =
                client.find("account", id, List.of("name")).orElseThrow().etag().orElseThrow();

        assertThat(client.update("account", id, first, Map.of("fax", "1"))).isEqualTo(WriteOutcome.UPDATED);
        assertThat(client.update("account", id, first, Map.of("fax", "2"))).isEqualTo(WriteOutcome.CHANGED_MEANWHILE);
        assertThat(client.delete("account", id, first)).isEqualTo(WriteOutcome.CHANGED_MEANWHILE);
        assertThat(client.update("account", id, Match.any(), Map.of("fax", "3")))
                .isEqualTo(WriteOutcome.UPDATED);
        assertThat(environment.dataverse.row("account", id))
                .containsEntry("name", "A")
                .containsEntry("fax", "3");
        assertThat(client.delete("account", id, Match.any())).isEqualTo(WriteOutcome.DELETED);
        assertThat(client.delete("account", id, Match.any())).isEqualTo(WriteOutcome.GONE);
        assertThat(client.update("account", id, Match.any(), Map.of("fax", "4")))
                .isEqualTo(WriteOutcome.GONE);
        assertThat(client.find("account", id, List.of())).isEmpty();
        assertThat(environment.dataverse.row("account", id))
                .as("not resurrected")
                .isEmpty();
    }

    @Test
    void createsManyAllOrNone() {
        List<NewRow> rows = newRows(1_000);
        client.createMultiple("account", rows);
        List<NewRow> oneOld = List.of(new NewRow(UUID.randomUUID(), Map.of("name", "new")), rows.get(0));

        DataverseException failure =
                catchThrowableOfType(DataverseException.class, () -> client.createMultiple("account", oneOld));

        assertThat(failure.isDuplicate()).isTrue();
        assertThat(client.find("account", oneOld.get(0).id(), List.of())).isEmpty();
        assertThat(ids(client.findAll("account", idsOf(rows), List.of("name"))))
                .containsExactlyInAnyOrderElementsOf(idsOf(rows));
    }

    @Test
    void findsOnlyTheRowsThatExist() {
        UUID there = environment.dataverse.create("account", Map.of("name", "there"));

        assertThat(ids(client.findAll("account", List.of(UUID.randomUUID(), there, there), List.of("name"))))
                .containsExactly(there);
    }

    @Test
    void queriesPageByPageWithNastyTexts() {
        String nasty = "50% off & 'more' + #1 / \"ü\" " + UUID.randomUUID();
        List<UUID> all = IntStream.range(0, 25)
                .mapToObj(i -> environment.dataverse.create("account", Map.of("name", nasty)))
                .toList();

        Query query = Query.of("account")
                .select("name")
                .where(Filter.eq("name", nasty))
                .orderBy("accountid");

        assertThat(ids(environment.sender(10).query(query))).containsExactlyInAnyOrderElementsOf(all);
        assertThat(client.query(query.top(3))).hasSize(3);
        assertThat(client.query(query.where(Filter.and(
                        Filter.in("name", List.of(nasty)), Filter.or(Filter.isNull("fax"), Filter.eq("fax", "1"))))))
                .hasSize(25);
        assertThat(client.query(query.where(Filter.contains("name", "'more' + #1 / \"ü\""))))
                .hasSize(25);
    }

    @Test
    void sendsABatchWhosePartsFailOneByOne() {
        UUID there = environment.dataverse.create("account", Map.of("name", "there"));
        UUID absent = UUID.randomUUID();
        UUID gone = UUID.randomUUID();

        List<PartResult> results = client.batch(Batch.of(
                Batch.insertIfAbsent("account", absent, Map.of("name", "new")),
                Batch.insertIfAbsent("account", there, Map.of("name", "again")),
                Batch.update("account", there, new ETag("W/\"1\""), Map.of("fax", "1")),
                Batch.update("account", there, Match.any(), Map.of("fax", "x".repeat(51))),
                Batch.update("account", gone, Match.any(), Map.of("fax", "1")),
                Batch.delete("account", gone, Match.any()),
                Batch.delete("account", there, Match.any())));

        assertThat(results.stream().map(PartResult::outcome))
                .containsExactly(
                        PartOutcome.CREATED,
                        PartOutcome.ALREADY_THERE,
                        PartOutcome.CHANGED_MEANWHILE,
                        PartOutcome.FAILED,
                        PartOutcome.GONE,
                        PartOutcome.GONE,
                        PartOutcome.DELETED);
        assertThat(results.get(3).failure().orElseThrow().code()).contains("0x80044331");
        assertThat(client.batch(new Batch(newRows(1_500).stream()
                        .map(row -> Batch.insertIfAbsent("account", row.id(), row.values()))
                        .toList())))
                .hasSize(1_500)
                .allMatch(result -> result.outcome() == PartOutcome.CREATED);
    }

    @Test
    void aChangeSetIsDoneWhollyOrNotAtAll() {
        UUID kept = UUID.randomUUID();
        UUID created = UUID.randomUUID();
        client.create("account", kept, Map.of("name", "Before"));

        DataverseException failure = catchThrowableOfType(
                DataverseException.class,
                () -> client.changeSet(List.of(
                        Batch.insertIfAbsent("account", created, Map.of("name", "New")),
                        Batch.update("account", kept, new ETag("W/\"1\""), Map.of("name", "After")))));

        assertThat(failure.versionMismatch()).isTrue();
        assertThat(client.find("account", created, List.of("name"))).isEmpty();

        client.changeSet(List.of(
                Batch.insertIfAbsent("account", created, Map.of("name", "New")),
                Batch.update("account", kept, Match.any(), Map.of("name", "After"))));

        assertThat(client.find("account", created, List.of("name"))).isPresent();
        assertThat(client.find("account", kept, List.of("name")).orElseThrow().text("name"))
                .contains("After");
    }

    @Test
    void anUpsertSaysWhatItDid() {
        UUID id = UUID.randomUUID();

        assertThat(client.upsert("account", id, Map.of("name", "One"))).isEqualTo(UpsertOutcome.CREATED);
        assertThat(client.upsert("account", id, Map.of("name", "Two"))).isEqualTo(UpsertOutcome.UPDATED);
        assertThat(client.batch(Batch.of(
                        Batch.upsert("account", id, Map.of("name", "Three")),
                        Batch.upsert("account", UUID.randomUUID(), Map.of("name", "Other")))))
                .extracting(PartResult::outcome)
                .containsExactly(PartOutcome.UPDATED, PartOutcome.CREATED);
    }

    @Test
    void updatesManyAllOrNone() {
        UUID one = UUID.randomUUID();
        UUID two = UUID.randomUUID();
        client.create("account", one, Map.of("name", "One"));
        client.create("account", two, Map.of("name", "Two"));

        client.updateMultiple("account", Map.of(one, Map.of("fax", "1"), two, Map.of("fax", "2")));
        assertThat(client.findAll("account", List.of(one, two), List.of("fax")))
                .extracting(row -> row.text("fax").orElse(""))
                .containsExactlyInAnyOrder("1", "2");

        assertThat(catchThrowableOfType(
                        DataverseException.class,
                        () -> client.updateMultiple(
                                "account", Map.of(one, Map.of("fax", "3"), UUID.randomUUID(), Map.of("fax", "3")))))
                .isNotNull();
        assertThat(client.find("account", one, List.of("fax")).orElseThrow().text("fax"))
                .contains("1");
    }

    @Test
    void readsChangesFromTheBeginningAndThenOnlyWhatChanged() {
        DataverseClient small = environment.sender(7);
        List<UUID> rows = IntStream.range(0, 20)
                .mapToObj(i -> environment.dataverse.create("contact", Map.of("lastname", "c" + i)))
                .toList();
        Feed first = read(small, ChangeQuery.initial("contact", List.of("lastname", "versionnumber")));
        assertThat(first.upserted).containsAll(rows);
        assertThat(first.pages).isGreaterThan(2);

        environment.dataverse.update("contact", rows.get(0), Map.of("lastname", "changed"));
        environment.dataverse.delete("contact", rows.get(1));
        Feed second = read(small, ChangeQuery.link("contact", first.delta));

        assertThat(second.upserted).containsExactly(rows.get(0));
        assertThat(second.deleted).containsExactly(rows.get(1));
        Feed third = read(small, ChangeQuery.link("contact", second.delta));
        assertThat(third.upserted).isEmpty();
        assertThat(third.deleted).isEmpty();
    }

    @Test
    void saysThatADeltaLinkHasExpired() {
        Feed feed = read(client, ChangeQuery.initial("account", List.of("versionnumber")));
        environment.dataverse.switches().expireDeltaTokens("account");

        DataverseException failure = catchThrowableOfType(
                DataverseException.class, () -> client.changesSince(ChangeQuery.link("account", feed.delta)));

        assertThat(failure.expiredDeltaLink()).isTrue();
    }

    @Test
    void aCreationWhoseAnswerWasLostIsDoneOnce() {
        UUID id = UUID.randomUUID();
        client.table("account");
        RequestMatch creation = RequestMatch.any().method("POST").path("^accounts");
        environment.dataverse.faults().reset(creation, Moment.AFTER_THE_EFFECT, 1);

        client.create("account", id, Map.of("name", "once"));

        assertThat(environment.dataverse.row("account", id)).containsEntry("name", "once");
    }

    @Test
    void waitsOutAThrottlingWithoutARequestInBetween() {
        client.whoAmI();
        Duration pause = ofSeconds(6);
        environment.dataverse.faults().throttle("rt-sender", pause, ofSeconds(6));
        long before = environment.dataverse.journal().stream()
                .mapToLong(JournalEntry::sequence)
                .max()
                .orElse(0);

        client.whoAmI();

        assertThat(environment.dataverse.journalSince(before).stream().map(JournalEntry::status))
                .containsExactly(429, 200);
    }

    /** All pages up to a delta link. */
    private static Feed read(DataverseClient client, ChangeQuery start) {
        Feed feed = new Feed();
        Optional<ChangeQuery> query = Optional.of(start);
        while (query.isPresent()) {
            ChangePage page = client.changesSince(query.get());
            feed.add(page);
            query = page.next().map(link -> ChangeQuery.link(start.table(), link));
        }
        return feed;
    }

    private static final class Feed {
        private final Set<UUID> upserted = new HashSet<>();
        private final List<UUID> deleted = new ArrayList<>();
        private DeltaLink delta = new DeltaLink("none yet");
        private int pages;

        void add(ChangePage page) {
            pages++;
            page.changes().forEach(this::add);
            delta = page.delta().orElse(delta);
        }

        private void add(RowChange change) {
            if (change instanceof Upserted) {
                upserted.add(change.id());
            } else if (change instanceof Deleted) {
                deleted.add(change.id());
            }
        }
    }

    private static List<NewRow> newRows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new NewRow(UUID.randomUUID(), Map.of("name", "row " + i)))
                .toList();
    }

    private static List<UUID> idsOf(List<NewRow> rows) {
        return rows.stream().map(NewRow::id).toList();
    }

    private static List<UUID> ids(List<Row> rows) {
        return rows.stream().map(Row::id).toList();
    }
}
