package io.roundtrip.ack;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.ETag;
import io.roundtrip.dataverse.Row;
import io.roundtrip.mapping.MappingFile;
import io.roundtrip.messaging.AckOperation;
import io.roundtrip.messaging.Acknowledgement;
import io.roundtrip.messaging.AcknowledgementBuilder;
import io.roundtrip.messaging.Category;
import io.roundtrip.messaging.FailureKind;
import io.roundtrip.messaging.HandlingResult;
import io.roundtrip.messaging.Notification;
import io.roundtrip.messaging.Stage;
import io.roundtrip.schema.failures.FailedOperation;
import io.roundtrip.schema.failures.FailureCause;
import io.roundtrip.schema.failures.FailureContext;
import io.roundtrip.schema.failures.FailureContext.Parent;
import io.roundtrip.schema.failures.FailureEvent;
import io.roundtrip.schema.failures.FailureKey;
import io.roundtrip.schema.failures.FailureReport;
import io.roundtrip.schema.failures.FailureStatus;
import io.roundtrip.schema.failures.Failures;
import io.roundtrip.schema.failures.RowBases;
import io.roundtrip.schema.instances.Instance;
import io.roundtrip.schema.instances.OurUsers;
import io.roundtrip.schema.links.Link;
import io.roundtrip.schema.mappings.InMemoryMappingStore;
import io.roundtrip.schema.mappings.MappingCache;
import io.roundtrip.schema.memory.InMemoryFailureRows;
import io.roundtrip.schema.memory.InMemoryInstances;
import io.roundtrip.schema.memory.InMemoryLinks;
import io.roundtrip.schema.memory.InMemoryOutbox;
import io.roundtrip.schema.outbox.OutboxRecord;
import io.roundtrip.schema.sync.SyncText;
import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.faults.Failure;
import io.roundtrip.simulators.dataverse.faults.Faults;
import io.roundtrip.simulators.dataverse.faults.RequestMatch;
import io.roundtrip.simulators.dataverse.journal.JournalEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AcknowledgementHandlerTest {

    private static final String MAPPINGS = """
            roundtrip: 1
            targets:
              erp: { kind: http, order: unordered, guarantee: guarded }
            mappings:
              - name: erp-customer
                table: account
                target: erp
                resource: customers
                onExit: delete
                onDelete: delete
                targetIdColumn: rt_erpid
                fields:
                  - { to: /name, from: name }
              - name: erp-contact
                table: contact
                target: erp
                resource: contacts
                loadOrder: 20
                targetIdColumn: rt_erpid
                fields:
                  - { to: /customerNumber, from: parentcustomerid, lookup: { account: erp-customer }, whenMissing: send-empty }
                  - { to: /lastName, from: lastname }
            """;
    private static final String HASH = "0123456789abcdefghijkl";
    private static final RequestMatch PATCH = RequestMatch.any().method("PATCH").path("^accounts");

    private final TestClock clock = TestEnvironment.CLOCK;
    private final SimulatedDataverse dataverse = TestEnvironment.emptied();
    private final DataverseClient client = TestEnvironment.client("rt-ack", 2);
    private final InMemoryLinks links = new InMemoryLinks();
    private final InMemoryOutbox outbox = new InMemoryOutbox(clock);
    private final Failures failures = new Failures(new InMemoryFailureRows(clock), clock);
    private final InMemoryInstances instances = new InMemoryInstances();
    private final InMemoryMappingStore mappingStore = new InMemoryMappingStore(dataverse.organizationId());
    private final AcknowledgementHandler handler = handler();
    private UUID account;

    private AcknowledgementHandler handler() {
        instances.beat(new Instance(
                UUID.randomUUID(),
                "ack-processor",
                Set.of(dataverse.userId("rt-ack")),
                clock.instant(),
                clock.instant()));
        mappingStore.save(MappingFile.read(MAPPINGS));
        SourceRows rows = new SourceRows(client, links, new RowBases(client, new OurUsers(instances, clock)));
        return new AcknowledgementHandler(
                new MappingCache(mappingStore, clock),
                rows,
                new Closing(failures, outbox, links, rows),
                new Children(client, failures, outbox));
    }

    @BeforeEach
    void anAccount() {
        account = dataverse.create("account", Map.of("name", "Contoso"));
    }

    private Map<String, Object> row() {
        return dataverse.row("account", account);
    }

    private Acknowledgement upserted(String targetId) {
        return seen(targetId, Optional.empty()).build();
    }

    /** An acknowledgement of the account as it stands now. */
    private AcknowledgementBuilder seen(String targetId, Optional<String> linkedId) {
        Row row = client.find("account", account, List.of("versionnumber", "createdon", "rt_erpid", "rt_sync"))
                .orElseThrow();
        long version = row.longValue("versionnumber").orElseThrow();
        long base = SyncText.parse(row.text("rt_sync")).base().orElse(version);
        return gone().operation(AckOperation.UPSERTED)
                .targetId(Optional.of(targetId))
                .snapshotEtag(row.etag().map(ETag::value))
                .snapshotVersion(Optional.of(version))
                .base(Optional.of(base))
                .hash(Optional.of(HASH))
                .createdOn(row.instant("createdon"))
                .targetIdSeen(row.text("rt_erpid").or(() -> linkedId))
                .syncTextSeen(row.text("rt_sync"));
    }

    private AcknowledgementBuilder gone() {
        UUID id = UUID.randomUUID();
        Notification notification = Notification.about("account", account)
                .id(id)
                .mapping("erp-customer")
                .target("erp")
                .correlationId(id.toString())
                .build();
        return Acknowledgement.answering(notification)
                .operation(AckOperation.DELETED)
                .mappingRevision(1);
    }

    private void handled(Acknowledgement ack) {
        assertThat(handler.handle(ack)).isEqualTo(HandlingResult.done());
    }

    private List<JournalEntry> requestsOf(Runnable act) {
        long before = TestEnvironment.lastRequest();
        act.run();
        return dataverse.journalSince(before);
    }

    private void failed(FailedOperation operation, long version) {
        FailureContext context = new FailureContext(
                "erp", "account", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "c");
        FailureCause cause = new FailureCause(Stage.DELIVER, Category.DATA, "country is missing", "");
        failures.report(
                new FailureReport(key(), cause, context, 3, Optional.empty()),
                new FailureEvent.DeadLettered("letter", operation, version, 0));
    }

    private FailureKey key() {
        return new FailureKey("erp-customer", account);
    }

    private FailureStatus failure() {
        return failures.find(key()).orElseThrow().state().status();
    }

    private List<OutboxRecord> asked() {
        return outbox.failed(100);
    }

    @Test
    void theFirstLinkPatchesIdBaseAndMark() {
        Acknowledgement ack = upserted("C-1");
        handled(ack);
        assertThat(row()).containsEntry("rt_erpid", "C-1");
        SyncText sync = SyncText.parse(Optional.of(row().get("rt_sync").toString()));
        assertThat(sync.base()).isEqualTo(ack.base());
        assertThat(sync.mark("erp-customer").orElseThrow().hash()).isEqualTo(HASH);
    }

    @Test
    void anUnchangedIdCostsNoRequestToTheSourceRow() {
        handled(upserted("C-1"));
        Acknowledgement again = upserted("C-1");
        assertThat(requestsOf(() -> handled(again))).isEmpty();
    }

    @Test
    void anAcknowledgementThatComesTwicePatchesOnce() {
        Acknowledgement ack = upserted("C-1");
        handled(ack);
        Object version = row().get("versionnumber");
        handled(ack);
        assertThat(row()).containsEntry("versionnumber", version);
    }

    @Test
    void aPatchWhoseAnswerIsLostIsTransientAndItsRepetitionChangesNothing() {
        Acknowledgement ack = upserted("C-1");
        dataverse.faults().reset(PATCH, Faults.Moment.AFTER_THE_EFFECT, 1);
        assertThat(handler.handle(ack))
                .isInstanceOfSatisfying(
                        HandlingResult.Failed.class,
                        failed -> assertThat(failed.failure().kind()).isEqualTo(FailureKind.TRANSIENT));
        Object version = row().get("versionnumber");
        handled(ack);
        assertThat(row()).containsEntry("versionnumber", version).containsEntry("rt_erpid", "C-1");
    }

    @Test
    void aPatchOfOursInBetweenIsRepeatedWithTheMark() {
        Acknowledgement ack = upserted("C-1");
        long base = ack.base().orElseThrow();
        client.update(
                "account",
                account,
                io.roundtrip.dataverse.Match.any(),
                Map.of("rt_sync", base + ";crm=1:" + base + ":ff:0"));
        handled(ack);
        assertThat(row()).containsEntry("rt_erpid", "C-1");
        SyncText sync = SyncText.parse(Optional.of(row().get("rt_sync").toString()));
        assertThat(sync.mark("erp-customer")).isPresent();
        assertThat(sync.mark("crm")).isPresent();
    }

    @Test
    void anEditInBetweenGetsTheIdButNoMarkSoThatItIsDeliveredToo() {
        Acknowledgement ack = upserted("C-1");
        dataverse.update("account", account, Map.of("name", "Contoso Ltd"));
        Object edited = row().get("versionnumber");
        handled(ack);
        assertThat(row()).containsEntry("rt_erpid", "C-1").containsEntry("rt_sync", edited.toString());
    }

    @Test
    void aRowCreatedAgainUnderItsIdIsLeftAlone() {
        Acknowledgement ack = upserted("C-1");
        dataverse.delete("account", account);
        clock.tick(java.time.Duration.ofSeconds(5));
        dataverse.create("account", Map.of("accountid", account.toString(), "name", "Another"));
        handled(ack);
        assertThat(row()).doesNotContainKey("rt_erpid");
    }

    @Test
    void aRowThatIsGoneAsksForItsDeletionOnceAndStaysGone() {
        Acknowledgement ack = upserted("C-1");
        dataverse.delete("account", account);
        handled(ack);
        handled(ack);
        assertThat(asked()).singleElement().satisfies(record -> {
            assertThat(record.onDemand()).isTrue();
            assertThat(record.subject().rowId()).isEqualTo(account);
        });
        assertThat(dataverse.count("account")).isZero();
    }

    @Test
    void aClosedRowKeepsItsTargetIdBesideIt() {
        dataverse.faults().fail(PATCH, Failure.of(400, "0x80048d21", "The row is closed."), 1);
        handled(upserted("C-1"));
        assertThat(row()).doesNotContainKey("rt_erpid");
        assertThat(links.find("erp-customer", account).map(Link::targetId)).contains("C-1");
        Acknowledgement again = seen("C-1", Optional.of("C-1")).build();
        assertThat(requestsOf(() -> handled(again))).isEmpty();
    }

    @Test
    void aClosedRowThatLeavesTheFilterLosesItsLink() {
        dataverse.faults().fail(PATCH, Failure.of(400, "0x80048d21", "The row is closed."), 2);
        handled(upserted("C-1"));
        handled(exit(Optional.of("C-1")));
        assertThat(links.find("erp-customer", account)).isEmpty();
    }

    private Acknowledgement exit(Optional<String> linkedId) {
        return seen("C-1", linkedId)
                .operation(AckOperation.DELETED)
                .targetId(Optional.empty())
                .build();
    }

    @Test
    void aRowThatLeftTheFilterLosesItsTargetId() {
        handled(upserted("C-1"));
        handled(exit(Optional.empty()));
        assertThat(row()).doesNotContainKey("rt_erpid");
    }

    @Test
    void aRowThatCameBackSinceItLeftTheFilterKeepsItsTargetId() {
        handled(upserted("C-1"));
        Acknowledgement exit = exit(Optional.empty());
        dataverse.update("account", account, Map.of("name", "Back again"));
        handled(exit);
        assertThat(row()).containsEntry("rt_erpid", "C-1");
    }

    @Test
    void aRefusedWriteForWantOfAPrivilegeIsVisible() {
        dataverse.faults().fail(PATCH, Failure.of(403, "0x80040220", "No privilege"), 1);
        assertThat(handler.handle(upserted("C-1"))).isInstanceOfSatisfying(HandlingResult.Failed.class, failed -> {
            assertThat(failed.failure().category()).isEqualTo(Category.ACCESS);
            assertThat(failed.failure().kind()).isEqualTo(FailureKind.PERMANENT);
        });
        assertThat(links.find("erp-customer", account)).isEmpty();
    }

    @Test
    void aDataverseThatRefusesOurCredentialsBlocksInsteadOfFailingEveryMessage() {
        Acknowledgement ack = upserted("C-1");
        dataverse.faults().fail(PATCH, Failure.of(401, "0x80072560", "Unauthorized"), 5);
        assertThat(handler.handle(ack)).isInstanceOfSatisfying(HandlingResult.Failed.class, failed -> {
            assertThat(failed.failure().kind()).isEqualTo(FailureKind.BLOCKED);
            assertThat(failed.failure().category()).isEqualTo(Category.ACCESS);
        });
    }

    @Test
    void anAcknowledgementClosesAFailureThatItsVersionCovers() {
        Acknowledgement ack = upserted("C-1");
        failed(FailedOperation.UPSERT, ack.snapshotVersion().orElseThrow() - 1);
        handled(ack);
        assertThat(failure()).isEqualTo(FailureStatus.RESOLVED);
    }

    @Test
    void anAcknowledgementLeavesAFailureOfANewerVersionOpen() {
        Acknowledgement ack = upserted("C-1");
        failed(FailedOperation.UPSERT, ack.snapshotVersion().orElseThrow() + 1);
        handled(ack);
        assertThat(failure()).isEqualTo(FailureStatus.FAILED);
    }

    @Test
    void aDeletesAcknowledgementClosesAndRemovesTheLink() {
        links.save(new Link("erp-customer", account, "C-1", Optional.empty(), "closed"));
        failed(FailedOperation.UPSERT, 1);
        dataverse.delete("account", account);
        handled(gone().build());
        assertThat(failure()).isEqualTo(FailureStatus.RESOLVED);
        assertThat(links.find("erp-customer", account)).isEmpty();
    }

    @Test
    void aDeletesAcknowledgementLeavesARowThatIsAliveAlone() {
        failed(FailedOperation.UPSERT, 1);
        assertThat(requestsOf(() -> handled(gone().build())))
                .allMatch(request -> request.method().equals("GET"));
        assertThat(failure()).isEqualTo(FailureStatus.FAILED);
    }

    @Test
    void aLateUpsertDoesNotHideAFailedDelete() {
        Acknowledgement ack = upserted("C-1");
        handled(ack);
        failed(FailedOperation.DELETE, 0);
        Acknowledgement late = upserted("C-1");
        dataverse.delete("account", account);
        handled(late);
        assertThat(failure()).isEqualTo(FailureStatus.FAILED);
    }

    @Test
    void childrenSentWithoutTheirParentAreNotifiedAgainPageByPage() {
        List<UUID> children = children(5);
        handled(upserted("C-1"));
        assertThat(asked())
                .extracting(record -> record.subject().rowId())
                .containsExactlyInAnyOrderElementsOf(children);
        assertThat(asked()).allMatch(record -> record.subject().mapping().equals("erp-contact"));
    }

    private List<UUID> children(int count) {
        List<Map<String, Object>> contacts = java.util.stream.IntStream.range(0, count)
                .<Map<String, Object>>mapToObj(i -> Map.of(
                        "lastname", "Demo " + i, "parentcustomerid_account@odata.bind", "/accounts(" + account + ")"))
                .toList();
        return dataverse.createAll("contact", contacts);
    }

    @Test
    void anIdThatIsKnownAlreadyReleasesNobody() {
        handled(upserted("C-1"));
        children(1);
        handled(upserted("C-1"));
        assertThat(asked()).isEmpty();
    }

    @Test
    void aCrashBetweenThePatchAndTheReleaseReleasesTheChildrenLater() {
        children(2);
        RequestMatch reading = RequestMatch.any().method("GET").path("^contacts");
        dataverse.faults().fail(reading, Failure.of(400, "0x80040203", "Refused for the test"), 1);
        Acknowledgement ack = upserted("C-1");
        assertThat(handler.handle(ack)).isInstanceOf(HandlingResult.Failed.class);
        assertThat(row()).containsEntry("rt_erpid", "C-1");
        assertThat(asked()).isEmpty();
        handled(ack.withAttempt(2));
        assertThat(asked()).hasSize(2);
    }

    @Test
    void everyParkedChildIsRetriedHoweverMany() {
        for (int i = 0; i < 501; i++) {
            parkedChild();
        }
        handled(upserted("C-1"));
        assertThat(failures.query(io.roundtrip.schema.failures.FailureQuery.in(FailureStatus.PARKED)))
                .isEmpty();
    }

    private void parkedChild() {
        FailureContext context = new FailureContext(
                "erp",
                "contact",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Parent("account", account)),
                "c");
        FailureCause cause = new FailureCause(Stage.TRANSFORM, Category.MISSING_PARENT, "its account is missing", "");
        FailureKey child = new FailureKey("erp-contact", UUID.randomUUID());
        failures.report(new FailureReport(child, cause, context, 1, Optional.empty()), new FailureEvent.Parked(7, 0));
    }

    @Test
    void anUnknownMappingIsAPermanentFailure() {
        mappingStore.save(io.roundtrip.mapping.Mappings.none());
        clock.tick(java.time.Duration.ofMinutes(1));
        assertThat(handler.handle(gone().build())).isInstanceOfSatisfying(HandlingResult.Failed.class, failed -> {
            assertThat(failed.failure().kind()).isEqualTo(FailureKind.PERMANENT);
            assertThat(failed.failure().reason()).isEqualTo("the mapping erp-customer does not exist");
        });
    }
}
