package io.roundtrip.admin;

import io.roundtrip.dataverse.DeltaLink;
import io.roundtrip.mapping.MappingFile;
import io.roundtrip.messaging.Category;
import io.roundtrip.messaging.Notification;
import io.roundtrip.messaging.Stage;
import io.roundtrip.schema.failures.FailedOperation;
import io.roundtrip.schema.failures.FailureCause;
import io.roundtrip.schema.failures.FailureContext;
import io.roundtrip.schema.failures.FailureEvent;
import io.roundtrip.schema.failures.FailureKey;
import io.roundtrip.schema.failures.FailureQuery;
import io.roundtrip.schema.failures.FailureReport;
import io.roundtrip.schema.failures.FailureRow;
import io.roundtrip.schema.failures.FailureRows;
import io.roundtrip.schema.failures.FailureStatus;
import io.roundtrip.schema.failures.Failures;
import io.roundtrip.schema.feeds.DeltaLinks;
import io.roundtrip.schema.feeds.Feed;
import io.roundtrip.schema.memory.InMemoryFailureRows;
import io.roundtrip.schema.memory.InMemoryOutbox;
import io.roundtrip.schema.outbox.Outbox;
import io.roundtrip.schema.outbox.OutboxRecord;
import io.roundtrip.schema.outbox.OutboxStatus;
import io.roundtrip.schema.outbox.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the other apps would have left in the tables, and what they would do next. */
final class World {

    static final String MAPPINGS = """
            roundtrip: 1
            targets:
              erp: { kind: http, order: unordered, guarantee: guarded }
            mappings:
              - name: erp-customer
                table: account
                target: erp
                resource: customers
                loadOrder: 10
                initialLoad: all
                targetIdColumn: rt_erpid
                fields:
                  - { to: /name, from: name, required: true }
              - name: erp-contact
                table: contact
                target: erp
                resource: contacts
                loadOrder: 20
                initialLoad: all
                targetIdColumn: rt_erpid
                fields:
                  - { to: /lastName, from: lastname, required: true }
            """;

    /** An answer that leaves doubt about the version that failed asks for one more retry by itself. */
    private static final int MOST_ROUNDS = 3;

    final TickingClock clock;
    final Outbox outbox;
    final FailureRows rows;
    final DeltaLinks feeds;
    final Failures failures;
    final InMemoryMappingStore mappings = new InMemoryMappingStore(MappingFile.read(MAPPINGS));

    World(TickingClock clock, Outbox outbox, FailureRows rows, DeltaLinks feeds) {
        this.clock = clock;
        this.outbox = outbox;
        this.rows = rows;
        this.feeds = feeds;
        this.failures = new Failures(rows, clock);
    }

    static World inMemory(TickingClock clock) {
        return new World(clock, new InMemoryOutbox(clock), new InMemoryFailureRows(clock), new InMemoryDeltaLinks());
    }

    static UUID row(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    static FailureKey key(String name) {
        return new FailureKey("erp-customer", row(name));
    }

    /** A record that ERP refused; the id of its failure. */
    UUID refused(String name, String reason) {
        return dead(key(name), name, new FailureCause(Stage.DELIVER, Category.DATA, reason, "422 " + reason));
    }

    UUID targetDown(String name) {
        return dead(
                key(name), name, new FailureCause(Stage.DELIVER, Category.TARGET_DOWN, "ERP does not answer", "503"));
    }

    UUID dead(FailureKey key, String name, FailureCause cause) {
        String letter = key.rowId() + "/" + clock.instant();
        int retries = rows.find(key.id()).map(row -> row.state().retryNumber()).orElse(0);
        failures.report(
                new FailureReport(key, cause, context(name, Optional.empty()), 3, Optional.empty()),
                new FailureEvent.DeadLettered(letter, FailedOperation.UPSERT, 7, retries));
        clock.tick(Duration.ofSeconds(1));
        return key.id();
    }

    UUID parked(String name) {
        FailureKey key = new FailureKey("erp-contact", row(name));
        FailureCause cause = new FailureCause(Stage.DELIVER, Category.MISSING_PARENT, "its account is missing", "");
        Optional<FailureContext.Parent> parent = Optional.of(new FailureContext.Parent("account", row("parent")));
        failures.report(
                new FailureReport(key, cause, context(name, parent), 1, Optional.empty()),
                new FailureEvent.Parked(7, 0));
        return key.id();
    }

    /** A record that Service Bus refused; the id of its outbox record. */
    UUID unsent(String name) {
        Notification notification = Notification.about("account", row(name))
                .id(UUID.nameUUIDFromBytes(("record of " + name).getBytes(StandardCharsets.UTF_8)))
                .mapping("erp-customer")
                .target("erp")
                .correlationId("correlation-" + name)
                .build();
        OutboxRecord record = OutboxRecord.pending(notification);
        outbox.add(List.of(record));
        outbox.markFailed(List.of(outbox.find(record.id())
                .orElseThrow()
                .refused(new Refusal(
                        Category.TARGET_DOWN,
                        "the transport is closed for maintenance",
                        "amqp:internal-error",
                        clock.instant().plus(Duration.ofMinutes(10))))));
        return record.id();
    }

    /** What the sender, delivery and the ack processor do about a requested retry. */
    void retriesAreConfirmed() {
        outbox.failed(100).stream()
                .filter(record -> record.status() == OutboxStatus.RETRY_REQUESTED)
                .forEach(this::moved);
        List<FailureRow> requested = requested();
        for (int round = 0; round < MOST_ROUNDS && !requested.isEmpty(); round++) {
            requested.forEach(this::confirmed);
            requested = requested();
        }
        clock.tick(Duration.ofSeconds(3));
    }

    private List<FailureRow> requested() {
        return rows.query(FailureQuery.in(FailureStatus.RETRY_REQUESTED));
    }

    private void confirmed(FailureRow row) {
        failures.retrySent(row);
        failures.acknowledged(row.key(), row.state().version(), row.state().retryNumber(), () -> true);
    }

    private void moved(OutboxRecord record) {
        FailureKey key =
                new FailureKey(record.subject().mapping(), record.subject().rowId());
        Refusal refusal = record.refusal().orElseThrow();
        FailureCause cause = new FailureCause(Stage.SEND, refusal.category(), refusal.reason(), refusal.detail());
        FailureContext context = new FailureContext(
                "erp",
                "account",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "correlation");
        failures.report(
                new FailureReport(key, cause, context, record.attempts(), Optional.empty()),
                new FailureEvent.OutboxMoved(FailedOperation.UPSERT, 7));
        outbox.delete(record);
    }

    void readChanges(String mapping) {
        DeltaLink link = new DeltaLink("http://127.0.0.1/api/data/v9.2/accounts?$deltatoken=1");
        feeds.save(Feed.unread(mapping).enumerated(new Feed.Cursor(link, clock.instant()), 7, Optional.empty()));
    }

    private static FailureContext context(String name, Optional<FailureContext.Parent> parent) {
        boolean contact = parent.isPresent();
        return new FailureContext(
                "erp",
                contact ? "contact" : "account",
                Optional.of(name),
                Optional.empty(),
                Optional.empty(),
                parent,
                "correlation-" + row(name));
    }
}
