package io.roundtrip.sender;

import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.mapping.HashKey;
import io.roundtrip.mapping.MappingFile;
import io.roundtrip.mapping.RowHash;
import io.roundtrip.mapping.TableMapping;
import io.roundtrip.messaging.MessageCodec;
import io.roundtrip.messaging.Notification;
import io.roundtrip.messaging.Publisher;
import io.roundtrip.messaging.memory.MemoryPublisher;
import io.roundtrip.schema.failures.Failures;
import io.roundtrip.schema.failures.RowBases;
import io.roundtrip.schema.feeds.DeltaLinks;
import io.roundtrip.schema.instances.Instance;
import io.roundtrip.schema.instances.OurUsers;
import io.roundtrip.schema.mappings.InMemoryMappingStore;
import io.roundtrip.schema.mappings.MappingCache;
import io.roundtrip.schema.memory.InMemoryDeltaLinks;
import io.roundtrip.schema.memory.InMemoryFailureRows;
import io.roundtrip.schema.memory.InMemoryInstances;
import io.roundtrip.schema.memory.InMemoryOutbox;
import io.roundtrip.schema.outbox.Outbox;
import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** A sender on the simulated Dataverse, with stores and queue in memory. Restarting it loses what it remembers. */
final class TestSender {

    static final String CUSTOMER = """
            roundtrip: 1
            targets:
              erp: { kind: http, order: unordered, guarantee: guarded }
            mappings:
              - name: erp-customer
                table: account
                target: erp
                resource: customers
                loadOrder: 10
                initialLoad: none
                onDelete: delete
                targetIdColumn: rt_erpid
                fields:
                  - { to: /name, from: name }
            """;
    static final RowHash HASH = new RowHash(HashKey.parse("c2FuZGJveC1oYXNoLWtleS1mb3ItdGVzdHMtMzJieXQ="));

    final TestClock clock = TestEnvironment.CLOCK;
    final SimulatedDataverse dataverse = TestEnvironment.emptied();
    final MemoryPublisher queue = new MemoryPublisher();
    final InMemoryMappingStore mappingStore = new InMemoryMappingStore(dataverse.organizationId());
    final MappingCache mappings = new MappingCache(mappingStore, clock);
    final Failures failures = new Failures(new InMemoryFailureRows(clock), clock);
    final InMemoryInstances instances = new InMemoryInstances();
    Outbox outbox = new InMemoryOutbox(clock);
    DeltaLinks deltaLinks = new InMemoryDeltaLinks();
    Publisher publisher = queue;
    DataverseClient client = TestEnvironment.client("rt-sender", 3);

    Outbound outbound;
    OutboxRelay relay;
    ChangeFeedPoller poller;
    LoadRunner loads;
    FeedTurn feedTurn;
    DueRecords due;
    RequestedRetries retries;

    TestSender(String mappingFile) {
        mappingStore.save(MappingFile.read(mappingFile));
        UUID ack = dataverse.userId("rt-ack");
        instances.beat(new Instance(UUID.randomUUID(), "ack-processor", Set.of(ack), clock.instant(), clock.instant()));
        restart();
    }

    static TestSender withCustomers() {
        return new TestSender(CUSTOMER);
    }

    TestSender restart() {
        Notices notices = new Notices(clock);
        RowBases bases = new RowBases(client, new OurUsers(instances, clock));
        Noticing noticing = new Noticing(client, HASH, bases, notices, new LoopGuard(failures));
        SendBackoff backoff = new SendBackoff(Duration.ofMinutes(1), Duration.ofHours(1), new Random(1), clock);
        outbound = new Outbound(queue -> publisher, clock);
        relay = new OutboxRelay(outbox, outbound, backoff, clock);
        poller = new ChangeFeedPoller(client, new ChangeFeedPoller.Stores(outbox, deltaLinks), noticing, relay, clock);
        LoadRelay loadRelay = new LoadRelay(outbound, outbox, notices, backoff, clock);
        loads = new LoadRunner(client, deltaLinks, loadRelay, UUID::randomUUID, clock);
        feedTurn = new FeedTurn(deltaLinks, loads, poller, new RightEnvironment(client), 2);
        due = new DueRecords(new DueRecords.Relaying(outbox, relay, outbound), failures, mappings, notices, clock);
        retries = new RequestedRetries(failures, outbound, mappings, notices);
        return this;
    }

    TableMapping mapping() {
        return mappings.current().mappings().get(0);
    }

    boolean turn() {
        return feedTurn.take(mapping(), mappings.current());
    }

    List<Notification> sent() {
        MessageCodec codec = new MessageCodec();
        return queue.messages().stream()
                .map(message -> (Notification) codec.decode(message.body()))
                .toList();
    }

    List<UUID> sentRows() {
        return sent().stream().map(Notification::rowId).toList();
    }

    /** An account changed by a person. */
    UUID account(String name) {
        return dataverse.create("account", java.util.Map.of("name", name));
    }

    int waiting() {
        return outbox.due(
                        clock.instant().plus(Duration.ofDays(400)),
                        clock.instant().plusSeconds(1),
                        10_000)
                .size();
    }
}
