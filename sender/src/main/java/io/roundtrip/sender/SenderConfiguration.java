package io.roundtrip.sender;

import io.roundtrip.boot.EnvironmentConfiguration;
import io.roundtrip.boot.Heartbeat;
import io.roundtrip.boot.Loops;
import io.roundtrip.boot.LoopsHealth;
import io.roundtrip.boot.ServiceBusConfiguration;
import io.roundtrip.boot.Settings;
import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.mapping.RowHash;
import io.roundtrip.messaging.ServiceBusConnections;
import io.roundtrip.schema.failures.Failures;
import io.roundtrip.schema.failures.RowBases;
import io.roundtrip.schema.feeds.DeltaLinks;
import io.roundtrip.schema.instances.Instances;
import io.roundtrip.schema.mappings.MappingCache;
import io.roundtrip.schema.outbox.Outbox;
import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Wires the sender. */
@Configuration(proxyBeanMethods = false)
@Import({EnvironmentConfiguration.class, ServiceBusConfiguration.class})
class SenderConfiguration {

    private static final int THREADS = 6;

    @Bean
    SenderProperties senderProperties(Settings settings) {
        return SenderProperties.from(settings);
    }

    @Bean
    Notices notices(Clock clock) {
        return new Notices(clock);
    }

    @Bean
    Noticing noticing(DataverseClient dataverse, RowHash hash, RowBases bases, Notices notices, Failures failures) {
        return new Noticing(dataverse, hash, bases, notices, new LoopGuard(failures));
    }

    @Bean(destroyMethod = "close")
    Outbound outbound(ServiceBusConnections connections, Clock clock) {
        return new Outbound(connections::publisher, clock);
    }

    @Bean
    SendBackoff sendBackoff(SenderProperties properties, RandomGenerator random, Clock clock) {
        return new SendBackoff(properties.retryFirst(), properties.retryMax(), random, clock);
    }

    @Bean
    OutboxRelay outboxRelay(Outbox outbox, Outbound outbound, SendBackoff backoff, Clock clock) {
        return new OutboxRelay(outbox, outbound, backoff, clock);
    }

    @Bean
    ChangeFeedPoller changeFeedPoller(
            DataverseClient dataverse,
            ChangeFeedPoller.Stores stores,
            Noticing noticing,
            OutboxRelay relay,
            Clock clock) {
        return new ChangeFeedPoller(dataverse, stores, noticing, relay, clock);
    }

    @Bean
    ChangeFeedPoller.Stores pollerStores(Outbox outbox, DeltaLinks deltaLinks) {
        return new ChangeFeedPoller.Stores(outbox, deltaLinks);
    }

    @Bean
    LoadRelay loadRelay(Outbound outbound, Outbox outbox, Notices notices, SendBackoff backoff, Clock clock) {
        return new LoadRelay(outbound, outbox, notices, backoff, clock);
    }

    @Bean
    LoadRunner loadRunner(DataverseClient dataverse, DeltaLinks deltaLinks, LoadRelay relay, Clock clock) {
        return new LoadRunner(dataverse, deltaLinks, relay, UUID::randomUUID, clock);
    }

    @Bean
    FeedTurn feedTurn(
            DeltaLinks deltaLinks,
            LoadRunner loads,
            ChangeFeedPoller poller,
            RightEnvironment environment,
            SenderProperties properties) {
        return new FeedTurn(deltaLinks, loads, poller, environment, properties.batchSize());
    }

    @Bean
    DueRecords dueRecords(
            DueRecords.Relaying relaying, Failures failures, MappingCache mappings, Notices notices, Clock clock) {
        return new DueRecords(relaying, failures, mappings, notices, clock);
    }

    @Bean
    DueRecords.Relaying relaying(Outbox outbox, OutboxRelay relay, Outbound outbound) {
        return new DueRecords.Relaying(outbox, relay, outbound);
    }

    @Bean
    RequestedRetries requestedRetries(Failures failures, Outbound outbound, MappingCache mappings, Notices notices) {
        return new RequestedRetries(failures, outbound, mappings, notices);
    }

    @Bean
    Watchdog watchdog(Failures failures, MappingCache mappings, Clock clock) {
        return new Watchdog(failures, mappings, clock);
    }

    @Bean
    SenderSchedule.Waiting waiting(DueRecords due, RequestedRetries retries) {
        return new SenderSchedule.Waiting(due, retries);
    }

    @Bean
    RightEnvironment rightEnvironment(DataverseClient dataverse) {
        return new RightEnvironment(dataverse);
    }

    @Bean
    SenderSchedule.Turns turns(
            FeedTurn feed,
            SenderSchedule.Waiting waiting,
            Watchdog watchdog,
            Outbound outbound,
            RightEnvironment environment) {
        return new SenderSchedule.Turns(feed, waiting, watchdog, outbound, environment);
    }

    @Bean
    Loops loops(Clock clock) {
        return new Loops(THREADS, clock);
    }

    @Bean
    LoopsHealth loopsHealth(Loops loops) {
        return new LoopsHealth(loops);
    }

    @Bean
    SenderSchedule senderSchedule(
            Loops loops, MappingCache mappings, SenderSchedule.Turns turns, SenderProperties properties) {
        return new SenderSchedule(loops, mappings, turns, properties);
    }

    @Bean
    ApplicationRunner start(
            SenderSchedule schedule, Loops loops, DataverseClient dataverse, Instances instances, Clock clock) {
        Heartbeat heartbeat = new Heartbeat(dataverse, instances, clock, "sender");
        return arguments -> {
            loops.start("Heartbeat", heartbeat::beat);
            schedule.start();
        };
    }
}
