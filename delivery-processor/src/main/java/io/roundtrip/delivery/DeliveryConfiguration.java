package io.roundtrip.delivery;

import io.roundtrip.boot.EnvironmentConfiguration;
import io.roundtrip.boot.Heartbeat;
import io.roundtrip.boot.Loops;
import io.roundtrip.boot.LoopsHealth;
import io.roundtrip.boot.ProcessorHealth;
import io.roundtrip.boot.ServiceBusConfiguration;
import io.roundtrip.boot.Settings;
import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.mapping.RowHash;
import io.roundtrip.messaging.Chance;
import io.roundtrip.messaging.ServiceBusConnections;
import io.roundtrip.messaging.ServiceBusSettings;
import io.roundtrip.schema.failures.FailureCollector;
import io.roundtrip.schema.failures.Failures;
import io.roundtrip.schema.failures.RowBases;
import io.roundtrip.schema.feeds.DeltaLinks;
import io.roundtrip.schema.instances.Instances;
import io.roundtrip.schema.links.Links;
import io.roundtrip.schema.mappings.MappingCache;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;
import tools.jackson.databind.json.JsonMapper;

/** Wires the delivery-processor. */
@Configuration(proxyBeanMethods = false)
@Import({EnvironmentConfiguration.class, ServiceBusConfiguration.class})
class DeliveryConfiguration {

    private static final int LOOP_THREADS = 2;

    @Bean
    DeliveryProperties deliveryProperties(Settings settings, ConfigurableEnvironment environment) {
        return DeliveryProperties.from(settings, environment);
    }

    @Bean
    Targets targets(DeliveryProperties properties) {
        JsonMapper json = JsonMapper.builder().build();
        Map<String, TargetSystem> byName = new HashMap<>();
        properties.targets().forEach(target -> byName.put(target.name(), new HttpTarget(target, json)));
        return new Targets(byName);
    }

    @Bean(destroyMethod = "close")
    TargetThreads targetThreads(DeliveryProperties properties) {
        return TargetThreads.of(properties.targets());
    }

    @Bean
    RecordNames recordNames(DataverseClient dataverse) {
        return new RecordNames(dataverse);
    }

    @Bean
    MappingDelivery.Work work(Targets targets, DataverseClient dataverse, Links links, TargetThreads threads) {
        DeliveryRounds rounds = new DeliveryRounds(
                new Snapshots(dataverse, links), new Parents(dataverse, links), new ParallelCalls(threads.byTarget()));
        return new MappingDelivery.Work(targets, rounds);
    }

    @Bean
    Answers answers(RowHash hash, RowBases bases, RecordNames names, Clock clock) {
        return new Answers(hash, bases, names, clock);
    }

    @Bean
    Parking parking(
            Failures failures, RecordNames names, DataverseClient dataverse, Links links, MappingCache mappings) {
        Parents parents = new Parents(dataverse, links);
        return new Parking(failures, names, parked -> parents.has(parked, mappings.current()));
    }

    @Bean
    MappingDelivery.Replies replies(
            Answers answers, ServiceBusConnections connections, ServiceBusSettings bus, Parking parking) {
        return new MappingDelivery.Replies(answers, new AnswerSender(connections.publisher(bus.inbound())), parking);
    }

    @Bean
    DeliveryHandler deliveryHandler(
            MappingCache mappings,
            MappingDelivery.Work work,
            MappingDelivery.Replies replies,
            DeltaLinks deltaLinks,
            Clock clock) {
        MappingDelivery delivery = new MappingDelivery(work, new Epochs(deltaLinks, clock), replies, clock);
        return new DeliveryHandler(mappings, delivery);
    }

    @Bean(destroyMethod = "close")
    OutboundQueues outboundQueues(
            DeliveryProperties properties,
            OutboundQueues.Parts parts,
            Failures failures,
            RowBases bases,
            MappingCache mappings) {
        return OutboundQueues.of(
                properties, parts, new WaitingFailures(failures), new FailureCollector(failures, bases), mappings);
    }

    @Bean
    OutboundQueues.Parts queueParts(
            ServiceBusConnections connections, DeliveryHandler handler, Clock clock, RandomGenerator random) {
        return new OutboundQueues.Parts(connections, handler, new Chance(clock, random));
    }

    @Bean
    Loops loops(Clock clock) {
        return new Loops(LOOP_THREADS, clock);
    }

    @Bean
    LoopsHealth loopsHealth(Loops loops) {
        return new LoopsHealth(loops);
    }

    @Bean
    ProcessorHealth queuesHealth(OutboundQueues queues) {
        return new ProcessorHealth(queues::states);
    }

    @Bean
    ApplicationRunner start(
            OutboundQueues queues, Loops loops, DataverseClient dataverse, Instances instances, Clock clock) {
        Heartbeat heartbeat = new Heartbeat(dataverse, instances, clock, "delivery-processor");
        return arguments -> {
            loops.start("Heartbeat", heartbeat::beat);
            queues.start(loops);
        };
    }
}
