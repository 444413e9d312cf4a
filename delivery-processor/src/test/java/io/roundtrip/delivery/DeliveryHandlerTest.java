package io.roundtrip.delivery;

import static io.roundtrip.delivery.TestDelivery.ofAccount;
import static io.roundtrip.delivery.TestDelivery.ofContact;
import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.mapping.MappingFile;
import io.roundtrip.mapping.Mappings;
import io.roundtrip.messaging.AckOperation;
import io.roundtrip.messaging.Acknowledgement;
import io.roundtrip.messaging.Category;
import io.roundtrip.messaging.Failure;
import io.roundtrip.messaging.FailureKind;
import io.roundtrip.messaging.HandlingResult;
import io.roundtrip.messaging.Notification;
import io.roundtrip.messaging.Stage;
import io.roundtrip.messaging.Steps;
import io.roundtrip.schema.failures.FailureKey;
import io.roundtrip.schema.failures.FailureStatus;
import io.roundtrip.schema.links.Link;
import io.roundtrip.simulators.dataverse.faults.RequestMatch;
import io.roundtrip.simulators.target.AppliedWrite;
import io.roundtrip.simulators.target.Guard;
import io.roundtrip.simulators.target.Operation;
import io.roundtrip.simulators.target.Switches;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveryHandlerTest {

    private TestDelivery delivery = new TestDelivery(TestDelivery.MAPPINGS);

    @AfterEach
    void stop() {
        delivery.close();
    }

    private void use(String mappingFile) {
        delivery.close();
        delivery = new TestDelivery(mappingFile);
    }

    private void done(Notification notification) {
        assertThat(delivery.deliver(notification)).isEqualTo(HandlingResult.done());
    }

    private Failure failed(Notification notification) {
        return ((HandlingResult.Failed) delivery.deliver(notification)).failure();
    }

    private List<AppliedWrite> writes(UUID row) {
        return delivery.erp.journal(row.toString());
    }

    @Test
    void theLatestSnapshotIsDeliveredAndAnswered() {
        UUID account = delivery.account("Contoso");
        delivery.dataverse.update("account", account, Map.of("name", "Contoso Ltd"));
        Notification notification = ofAccount(account);
        done(notification);
        assertThat(delivery.erpName(account)).contains("Contoso Ltd");
        Acknowledgement ack = delivery.lastAcknowledgement();
        assertThat(ack.operation()).isEqualTo(AckOperation.UPSERTED);
        assertThat(ack.notificationMessageId()).isEqualTo(notification.messageId());
        assertThat(ack.targetId().orElseThrow()).startsWith("C-");
        assertThat(ack.snapshotVersion().orElseThrow())
                .isEqualTo(delivery.dataverse.row("account", account).get("versionnumber"));
        assertThat(ack.base()).isEqualTo(ack.snapshotVersion());
        assertThat(ack.hash()).isPresent();
        assertThat(ack.createdOn()).isPresent();
        assertThat(ack.recordName()).contains("Contoso Ltd");
        assertThat(ack.steps().times()).containsKeys(Steps.READ, Steps.DELIVERED);
    }

    @Test
    void twoMessagesOfOneRowAreOneDeliveryAndTwoAnswers() {
        UUID account = delivery.account("Contoso");
        Notification one = ofAccount(account);
        Notification two = ofAccount(account);
        assertThat(delivery.handler.handle(List.of(one, two))).containsOnly(HandlingResult.done());
        assertThat(writes(account)).hasSize(1);
        assertThat(delivery.acknowledgements())
                .extracting(Acknowledgement::notificationMessageId)
                .containsExactlyInAnyOrder(one.messageId(), two.messageId());
    }

    @Test
    void oneBadRowDoesNotStopTheOthersOfItsBatch() {
        UUID bad = delivery.account("x".repeat(61));
        UUID good = delivery.account("Contoso");
        List<HandlingResult> results = delivery.handler.handle(List.of(ofAccount(bad), ofAccount(good)));
        assertThat(results.get(0)).isInstanceOfSatisfying(HandlingResult.Failed.class, failed -> {
            assertThat(failed.failure().category()).isEqualTo(Category.DATA);
            assertThat(failed.failure().version()).isPresent();
            assertThat(failed.failure().recordName()).isPresent();
        });
        assertThat(results.get(1)).isEqualTo(HandlingResult.done());
    }

    @Test
    void anAnswerThatTheBrokerDoesNotTakeLeavesTheNotificationOpen() {
        UUID account = delivery.account("Contoso");
        delivery.inbound.goDown();
        Failure why = failed(ofAccount(account));
        assertThat(why.kind()).isEqualTo(FailureKind.TRANSIENT);
        assertThat(why.stage()).isEqualTo(Stage.ACKNOWLEDGE);
        delivery.inbound.comeBack();
        done(ofAccount(account));
        assertThat(writes(account)).hasSize(1);
    }

    @Test
    void aRowThatMovedWhileItWasWrittenIsDeliveredAgainBeforeItIsAnswered() {
        UUID account = delivery.account("Contoso");
        delivery.afterReading.add(() -> delivery.dataverse.update("account", account, Map.of("name", "Contoso Ltd")));
        done(ofAccount(account));
        assertThat(delivery.erpName(account)).contains("Contoso Ltd");
        assertThat(delivery.acknowledgements()).hasSize(1);
        assertThat(delivery.lastAcknowledgement().snapshotVersion().orElseThrow())
                .isEqualTo(delivery.dataverse.row("account", account).get("versionnumber"));
    }

    @Test
    void aRowThatNeverComesToRestIsTriedAgainLater() {
        UUID account = delivery.account("Contoso");
        for (int i = 0; i < 20; i++) {
            String name = "Contoso " + i;
            delivery.afterReading.add(() -> delivery.dataverse.update("account", account, Map.of("name", name)));
        }
        assertThat(failed(ofAccount(account)).reason()).isEqualTo("the record keeps changing while it is delivered");
        delivery.afterReading.clear();
        done(ofAccount(account));
    }

    @Test
    void aRowDeletedWhileItWasWrittenIsDeletedAtTheTargetToo() {
        UUID account = delivery.account("Contoso");
        delivery.afterReading.add(() -> delivery.dataverse.delete("account", account));
        done(ofAccount(account));
        assertThat(delivery.erpName(account)).isEmpty();
        assertThat(delivery.lastAcknowledgement().operation()).isEqualTo(AckOperation.DELETED);
        assertThat(delivery.lastAcknowledgement().snapshotVersion()).isEmpty();
    }

    @Test
    void aRowCreatedAgainWhileItsDeleteWasWrittenComesBack() {
        UUID account = delivery.account("Contoso");
        done(ofAccount(account));
        delivery.dataverse.delete("account", account);
        delivery.afterReading.add(() ->
                delivery.dataverse.create("account", Map.of("accountid", account.toString(), "name", "Contoso again")));
        done(ofAccount(account));
        assertThat(delivery.erpName(account)).contains("Contoso again");
    }

    @Test
    void aDeleteThatTheTargetOutranFollowsUntilItIsDone() {
        UUID account = delivery.account("Contoso");
        done(ofAccount(account)); // the target holds a version above the feed's
        delivery.dataverse.delete("account", account);
        done(ofAccount(account));
        assertThat(delivery.erpName(account)).isEmpty();
        assertThat(writes(account))
                .last()
                .satisfies(write -> assertThat(write.operation()).isEqualTo(Operation.DELETED));
    }

    @Test
    void aMappingThatKeepsDeletedRowsLeavesThemAtTheTarget() {
        use(TestDelivery.MAPPINGS.replace("onDelete: delete", "onDelete: keep"));
        UUID account = delivery.account("Contoso");
        done(ofAccount(account));
        delivery.dataverse.delete("account", account);
        done(ofAccount(account));
        assertThat(delivery.erpName(account)).contains("Contoso");
        assertThat(delivery.lastAcknowledgement().operation()).isEqualTo(AckOperation.DELETED);
    }

    @Test
    void aMissingTableIsNotADeletedRow() {
        UUID account = delivery.account("Contoso");
        done(ofAccount(account));
        delivery.dataverse
                .faults()
                .fail(
                        RequestMatch.any().method("GET").path("^accounts"),
                        io.roundtrip.simulators.dataverse.faults.Failure.of(404, "0x8006088a", "Resource not found"),
                        10);
        failed(ofAccount(account));
        assertThat(delivery.erpName(account)).contains("Contoso");
    }

    @Test
    void aRowThatLeavesTheFilterBeforeItsAcknowledgementIsDeletedAtTheTarget() {
        UUID account = delivery.account("Contoso");
        done(ofAccount(account));
        delivery.dataverse.update("account", account, Map.of("statecode", 1));
        done(ofAccount(account));
        assertThat(delivery.erpName(account)).isEmpty();
        assertThat(delivery.lastAcknowledgement().operation()).isEqualTo(AckOperation.DELETED);
    }

    @Test
    void aMappingThatKeepsRowsThatLeaveTheFilterWritesNothingOfThem() {
        use(TestDelivery.MAPPINGS.replace("onExit: delete", "onExit: keep"));
        UUID account = delivery.account("Contoso");
        delivery.dataverse.update("account", account, Map.of("statecode", 1));
        done(ofAccount(account));
        assertThat(writes(account)).isEmpty();
        assertThat(delivery.lastAcknowledgement().operation()).isEqualTo(AckOperation.OUT_OF_SCOPE);
    }

    @Test
    void aLinkedRowThatLeavesTheFilterIsDeletedAtTheTarget() {
        UUID account = delivery.account("Contoso");
        done(ofAccount(account));
        delivery.acknowledge("account", account, "C-100001");
        delivery.dataverse.update("account", account, Map.of("statecode", 1));
        done(ofAccount(account));
        assertThat(delivery.erpName(account)).isEmpty();
        assertThat(delivery.lastAcknowledgement().operation()).isEqualTo(AckOperation.DELETED);
        assertThat(delivery.lastAcknowledgement().snapshotVersion()).isPresent();
    }

    @Test
    void aRowWhoseIdIsKeptBesideItCountsAsLinked() {
        UUID account = delivery.account("Contoso");
        done(ofAccount(account));
        delivery.links.save(new Link("erp-customer", account, "C-100001", Optional.empty(), "closed"));
        done(ofAccount(account));
        assertThat(delivery.lastAcknowledgement().targetIdSeen()).contains("C-100001");
        delivery.dataverse.update("account", account, Map.of("statecode", 1));
        done(ofAccount(account));
        assertThat(delivery.erpName(account)).isEmpty();
    }

    @Test
    void aRequiredParentThatIsMissingParksTheRow() {
        UUID account = delivery.account("Contoso");
        UUID contact = delivery.contactOf(account);
        done(ofContact(contact));
        var parked =
                delivery.failures.find(new FailureKey("erp-contact", contact)).orElseThrow();
        assertThat(parked.state().status()).isEqualTo(FailureStatus.PARKED);
        assertThat(parked.cause().category()).isEqualTo(Category.MISSING_PARENT);
        assertThat(parked.cause().reason()).isEqualTo("its account is not at erp yet");
        assertThat(parked.context().parent().orElseThrow().id()).isEqualTo(account);
        assertThat(delivery.acknowledgements()).isEmpty();
    }

    @Test
    void aParentWhoseIdArrivesWhileItsChildIsParkedReleasesItAtOnce() {
        UUID account = delivery.account("Contoso");
        UUID contact = delivery.contactOf(account);
        Parking parking = new Parking(
                delivery.failures, new RecordNames(TestEnvironment.client("rt-delivery", 10)), parked -> true);
        Notification notification = ofContact(contact);
        parking.park(notification, parked(contact, account));
        assertThat(status(contact)).isEqualTo(FailureStatus.RETRY_REQUESTED);
    }

    @Test
    void aCrashBetweenParkingAndLookingForTheParentAgainStillReleases() {
        UUID account = delivery.account("Contoso");
        UUID contact = delivery.contactOf(account);
        Notification notification = ofContact(contact);
        RecordNames names = new RecordNames(TestEnvironment.client("rt-delivery", 10));
        new Parking(delivery.failures, names, parked -> false).park(notification, parked(contact, account));
        assertThat(status(contact)).isEqualTo(FailureStatus.PARKED);
        new Parking(delivery.failures, names, parked -> true).park(notification, parked(contact, account));
        assertThat(status(contact)).isEqualTo(FailureStatus.RETRY_REQUESTED);
    }

    private Outcome.Parked parked(UUID contact, UUID account) {
        var row = TestEnvironment.client("rt-delivery", 10)
                .find("contact", contact, List.of("versionnumber", "createdon", "fullname"))
                .orElseThrow();
        return new Outcome.Parked(
                new Snapshot.Alive(row, Optional.empty()),
                new io.roundtrip.schema.failures.FailureContext.Parent("account", account),
                "erp-customer");
    }

    private FailureStatus status(UUID contact) {
        return delivery.failures
                .find(new FailureKey("erp-contact", contact))
                .orElseThrow()
                .state()
                .status();
    }

    @Test
    void aParentThatIsLinkedIsSentByItsTargetId() {
        UUID account = delivery.account("Contoso");
        done(ofAccount(account));
        String number = delivery.lastAcknowledgement().targetId().orElseThrow();
        delivery.acknowledge("account", account, number);
        UUID contact = delivery.contactOf(account);
        done(ofContact(contact));
        assertThat(customerNumber(contact)).isEqualTo(number);
    }

    private String customerNumber(UUID contact) {
        return delivery.erp
                .bySource("contacts", contact.toString())
                .orElseThrow()
                .body()
                .path("customerNumber")
                .asString("");
    }

    @Test
    void anOptionalParentThatArrivesWhileItsChildIsWrittenIsSentBeforeTheAnswer() {
        use(TestDelivery.MAPPINGS.replace("whenMissing: park", "whenMissing: send-empty"));
        UUID account = delivery.account("Contoso");
        done(ofAccount(account));
        String number = delivery.lastAcknowledgement().targetId().orElseThrow();
        UUID contact = delivery.contactOf(account);
        delivery.afterReading.add(() -> delivery.acknowledge("account", account, number));
        done(ofContact(contact));
        assertThat(customerNumber(contact)).isEqualTo(number);
    }

    @Test
    void aBlindTargetIsReadAgainEvenWhereNothingIsDeleted() {
        use(TestDelivery.MAPPINGS
                .replace("guarantee: guarded", "guarantee: blind")
                .replace("onDelete: delete", "onDelete: keep")
                .replace("onExit: delete", "onExit: keep"));
        delivery.erp.switchTo(Switches.none().withGuard(Guard.OFF));
        UUID account = delivery.account("Contoso");
        delivery.afterReading.add(() -> delivery.dataverse.update("account", account, Map.of("name", "Contoso Ltd")));
        done(ofAccount(account));
        assertThat(delivery.erpName(account)).contains("Contoso Ltd");
    }

    private void holdAtTheTarget(UUID account, GuardVersion version) {
        var body = tools.jackson.databind.json.JsonMapper.builder().build().createObjectNode();
        body.put("name", "Held").putObject("address").put("country", "GB");
        TargetSystem.Address address = new TargetSystem.Address("customers", account);
        delivery.http.upsert(new TargetSystem.Upsert(address, version, UUID.randomUUID(), body));
    }

    @Test
    void aTargetThatIsAheadInItsEpochIsWrittenOnceTheNewOneIsKnown() {
        UUID account = delivery.account("Contoso");
        done(ofAccount(account)); // from here on epoch 1 is remembered
        holdAtTheTarget(account, new GuardVersion(2, 1));
        delivery.epoch(2);
        delivery.dataverse.update("account", account, Map.of("name", "Contoso Ltd"));
        done(ofAccount(account));
        assertThat(delivery.erpName(account)).contains("Contoso Ltd");
        assertThat(writes(account))
                .last()
                .satisfies(write -> assertThat(write.epoch()).isEqualTo(2));
    }

    @Test
    void aTargetThatStaysAheadIsAFailureAndNotTakenForDelivered() {
        UUID account = delivery.account("Contoso");
        delivery.epoch(2);
        done(ofAccount(account));
        int answers = delivery.acknowledgements().size();
        delivery.dataverse.update("account", account, Map.of("name", "Never arrives"));
        forgetEpochs();
        Failure why = failed(ofAccount(account));
        assertThat(why.category()).isEqualTo(Category.MAPPING);
        assertThat(why.reason()).contains("newer reading of the whole table");
        assertThat(delivery.acknowledgements()).hasSize(answers);
    }

    /** As after somebody deleted the cursors. */
    private void forgetEpochs() {
        var feed = delivery.deltaLinks.find("erp-customer");
        delivery.deltaLinks.save(new io.roundtrip.schema.feeds.Feed(
                feed.mapping(),
                feed.state(),
                1,
                feed.cursor(),
                feed.highVersion(),
                feed.load(),
                feed.organizationId(),
                feed.etag()));
        delivery.clock.tick(java.time.Duration.ofMinutes(1));
    }

    @Test
    void anOlderSnapshotThanTheTargetsIsAnsweredWithTheTargetsVersion() {
        UUID account = delivery.account("Contoso");
        holdAtTheTarget(account, new GuardVersion(1, 1_000_000_000L));
        done(ofAccount(account));
        assertThat(delivery.erpName(account)).contains("Held");
        Acknowledgement ack = delivery.lastAcknowledgement();
        assertThat(ack.staleAtTarget()).isTrue();
        assertThat(ack.snapshotVersion()).contains(1_000_000_000L);
        assertThat(ack.targetId()).isPresent();
    }

    @Test
    void aMappingThatWasJustAddedIsFoundByOneReload() {
        UUID account = delivery.account("Contoso");
        delivery.mappings.current();
        delivery.mappingStore.save(MappingFile.read(TestDelivery.MAPPINGS.replace("erp-customer", "erp-client")));
        done(TestDelivery.of("erp-client", "account", account));
        assertThat(delivery.erpName(account)).contains("Contoso");
    }

    @Test
    void anUnknownMappingIsAPermanentFailure() {
        Failure why = failed(TestDelivery.of("erp-gone", "account", UUID.randomUUID()));
        assertThat(why.kind()).isEqualTo(FailureKind.PERMANENT);
        assertThat(why.reason()).isEqualTo("the mapping erp-gone does not exist");
    }

    @Test
    void aTargetThatThisProcessorDoesNotServeIsNamedWithItsProperty() {
        delivery.mappingStore.save(MappingFile.read(
                TestDelivery.MAPPINGS.replace("  erp: {", "  crm: {").replace("target: erp", "target: crm")));
        delivery.mappings.reloadNow();
        assertThat(failed(ofAccount(delivery.account("Contoso"))).reason())
                .contains("roundtrip.delivery.targets.crm.url is missing");
    }

    @Test
    void aDataverseThatRefusesOurCredentialsBlocksInsteadOfFailingEveryMessage() {
        UUID account = delivery.account("Contoso");
        delivery.dataverse
                .faults()
                .fail(
                        RequestMatch.any().path("^accounts"),
                        io.roundtrip.simulators.dataverse.faults.Failure.of(401, "0x80072560", "Unauthorized"),
                        10);
        Failure why = failed(ofAccount(account));
        assertThat(why.kind()).isEqualTo(FailureKind.BLOCKED);
        assertThat(why.category()).isEqualTo(Category.ACCESS);
    }

    @Test
    void aDataverseThatThrottlesIsComeBackToWhenItSays() {
        UUID account = delivery.account("Contoso");
        delivery.dataverse
                .faults()
                .throttle("rt-delivery", java.time.Duration.ofSeconds(120), java.time.Duration.ofSeconds(60));
        Failure why = failed(ofAccount(account));
        assertThat(why.kind()).isEqualTo(FailureKind.TRANSIENT);
        assertThat(why.retryAfter().orElseThrow()).isGreaterThan(java.time.Duration.ofSeconds(60));
    }

    @Test
    void mappingsThatWereEmptiedAreNoReasonToCrash() {
        delivery.mappingStore.save(Mappings.none());
        delivery.mappings.reloadNow();
        assertThat(delivery.deliver(ofAccount(UUID.randomUUID()))).isInstanceOf(HandlingResult.Failed.class);
    }
}
