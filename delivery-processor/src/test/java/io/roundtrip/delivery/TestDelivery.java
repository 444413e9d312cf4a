package io.roundtrip.delivery;

import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.mapping.HashKey;
import io.roundtrip.mapping.MappingFile;
import io.roundtrip.mapping.RowHash;
import io.roundtrip.messaging.Acknowledgement;
import io.roundtrip.messaging.HandlingResult;
import io.roundtrip.messaging.MessageCodec;
import io.roundtrip.messaging.Notification;
import io.roundtrip.messaging.Operation;
import io.roundtrip.messaging.memory.MemoryPublisher;
import io.roundtrip.schema.failures.Failures;
import io.roundtrip.schema.failures.RowBases;
import io.roundtrip.schema.feeds.Feed;
import io.roundtrip.schema.feeds.Feed.Cursor;
import io.roundtrip.schema.instances.Instance;
import io.roundtrip.schema.instances.OurUsers;
import io.roundtrip.schema.mappings.InMemoryMappingStore;
import io.roundtrip.schema.mappings.MappingCache;
import io.roundtrip.schema.memory.InMemoryDeltaLinks;
import io.roundtrip.schema.memory.InMemoryFailureRows;
import io.roundtrip.schema.memory.InMemoryInstances;
import io.roundtrip.schema.memory.InMemoryLinks;
import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.target.SimulatedTarget;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** A delivery-processor between the simulated Dataverse and the simulated target, with its other ports in memory. */
final class TestDelivery implements AutoCloseable {

    static final String MAPPINGS = """
            roundtrip: 1
            targets:
              erp: { kind: http, order: unordered, guarantee: guarded }
            mappings:
              - name: erp-customer
                table: account
                target: erp
                resource: customers
                filter: "statecode eq 0"
                onExit: delete
                onDelete: delete
                targetIdColumn: rt_erpid
                fields:
                  - { to: /name, from: name }
                  - { to: /address/country, constant: GB }
              - name: erp-contact
                table: contact
                target: erp
                resource: contacts
                loadOrder: 20
                onDelete: delete
                targetIdColumn: rt_erpid
                fields:
                  - { to: /customerNumber, from: parentcustomerid, lookup: { account: erp-customer }, whenMissing: park }
                  - { to: /lastName, from: lastname }
            """;

    final TestClock clock = TestEnvironment.CLOCK;
    final SimulatedDataverse dataverse = TestEnvironment.emptied();
    final SimulatedTarget erp = SimulatedTarget.builder().start();
    final MemoryPublisher inbound = new MemoryPublisher();
    final Failures failures = new Failures(new InMemoryFailureRows(clock), clock);
    final InMemoryDeltaLinks deltaLinks = new InMemoryDeltaLinks();
    final InMemoryLinks links = new InMemoryLinks();
    final InMemoryMappingStore mappingStore = new InMemoryMappingStore(dataverse.organizationId());
    final MappingCache mappings = new MappingCache(mappingStore, clock);
    final Deque<Runnable> afterReading = new ArrayDeque<>();
    final DeliveryHandler handler;
    final HttpTarget http;
    private final TargetThreads threads;

    TestDelivery(String mappingFile) {
        mappingStore.save(MappingFile.read(mappingFile));
        DataverseClient client = TestEnvironment.client("rt-delivery", 100);
        TargetSettings settings = new TargetSettings(
                "erp", URI.create(erp.url() + "/api"), "sandbox", Duration.ofSeconds(2), Duration.ofSeconds(5), 4);
        threads = TargetThreads.of(List.of(settings));
        http = new HttpTarget(settings, JsonMapper.builder().build());
        DeliveryRounds rounds = new DeliveryRounds(
                new Snapshots(client, links), new Parents(client, links), new ParallelCalls(threads.byTarget()));
        RecordNames names = new RecordNames(client);
        RowHash hash = new RowHash(HashKey.parse("c2FuZGJveC1oYXNoLWtleS1mb3ItdGVzdHMtMzJieXQ="));
        Answers answers = new Answers(hash, new RowBases(client, ourUsers()), names, clock);
        Parents parents = new Parents(client, links);
        Parking parking = new Parking(failures, names, parked -> parents.has(parked, mappings.current()));
        MappingDelivery delivery = new MappingDelivery(
                new MappingDelivery.Work(new Targets(Map.of("erp", interrupted(http))), rounds),
                new Epochs(deltaLinks, clock),
                new MappingDelivery.Replies(answers, new AnswerSender(inbound), parking),
                clock);
        handler = new DeliveryHandler(mappings, delivery);
        epoch(1);
    }

    private OurUsers ourUsers() {
        InMemoryInstances instances = new InMemoryInstances();
        UUID ack = dataverse.userId("rt-ack");
        instances.beat(new Instance(UUID.randomUUID(), "ack-processor", Set.of(ack), clock.instant(), clock.instant()));
        return new OurUsers(instances, clock);
    }

    /** Something happens after the row was read and before it is written. */
    private TargetSystem interrupted(TargetSystem target) {
        return new TargetSystem() {
            @Override
            public TargetAnswer upsert(Upsert row) {
                interrupt();
                return target.upsert(row);
            }

            @Override
            public TargetAnswer delete(Delete row) {
                interrupt();
                return target.delete(row);
            }
        };
    }

    private synchronized void interrupt() {
        Optional.ofNullable(afterReading.poll()).ifPresent(Runnable::run);
    }

    /** Lets every mapping's feed stand at this epoch. */
    void epoch(int epoch) {
        mappings.current().mappings().forEach(mapping -> {
            Feed feed = deltaLinks.find(mapping.name());
            while (feed.epoch() < epoch) {
                Cursor cursor = new Cursor(new io.roundtrip.dataverse.DeltaLink("link"), clock.instant());
                feed = deltaLinks.save(feed.enumerated(cursor, 1, Optional.empty()));
            }
        });
    }

    UUID account(String name) {
        return dataverse.create("account", Map.of("name", name));
    }

    UUID contactOf(UUID account) {
        return dataverse.create(
                "contact",
                Map.of("lastname", "Demo", "parentcustomerid_account@odata.bind", "/accounts(" + account + ")"));
    }

    static Notification of(String mapping, String table, UUID row) {
        UUID id = UUID.randomUUID();
        return Notification.about(table, row)
                .id(id)
                .mapping(mapping)
                .target("erp")
                .operation(Operation.UPSERT)
                .correlationId(id.toString())
                .build();
    }

    static Notification ofAccount(UUID row) {
        return of("erp-customer", "account", row);
    }

    static Notification ofContact(UUID row) {
        return of("erp-contact", "contact", row);
    }

    HandlingResult deliver(Notification notification) {
        return handler.handle(List.of(notification)).get(0);
    }

    List<Acknowledgement> acknowledgements() {
        MessageCodec codec = new MessageCodec();
        return inbound.messages().stream()
                .map(message -> (Acknowledgement) codec.decode(message.body()))
                .toList();
    }

    Acknowledgement lastAcknowledgement() {
        List<Acknowledgement> all = acknowledgements();
        return all.get(all.size() - 1);
    }

    /** What the acknowledgement writes onto the account. */
    void acknowledge(String table, UUID row, String targetId) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("rt_erpid", targetId);
        dataverse.update(table, row, values);
    }

    Optional<String> erpName(UUID account) {
        return erp.bySource("customers", account.toString())
                .map(row -> row.body().path("name").asString(""));
    }

    @Override
    public void close() {
        threads.close();
        erp.close();
    }
}
