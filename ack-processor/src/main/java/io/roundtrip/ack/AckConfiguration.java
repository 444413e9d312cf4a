package io.roundtrip.ack;

import io.roundtrip.boot.EnvironmentConfiguration;
import io.roundtrip.boot.Gate;
import io.roundtrip.boot.Heartbeat;
import io.roundtrip.boot.Loops;
import io.roundtrip.boot.LoopsHealth;
import io.roundtrip.boot.ProcessorHealth;
import io.roundtrip.boot.ServiceBusConfiguration;
import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.messaging.Acknowledgement;
import io.roundtrip.messaging.Chance;
import io.roundtrip.messaging.DeadLetterCollector;
import io.roundtrip.messaging.DeadLetterQueue;
import io.roundtrip.messaging.ProcessorSettings;
import io.roundtrip.messaging.RetryingProcessor;
import io.roundtrip.messaging.ServiceBusConnections;
import io.roundtrip.messaging.ServiceBusSettings;
import io.roundtrip.messaging.Work;
import io.roundtrip.schema.failures.FailureCollector;
import io.roundtrip.schema.failures.Failures;
import io.roundtrip.schema.failures.RowBases;
import io.roundtrip.schema.instances.Instances;
import io.roundtrip.schema.links.Links;
import io.roundtrip.schema.mappings.MappingCache;
import io.roundtrip.schema.outbox.Outbox;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Wires the ack-processor. */
@Configuration(proxyBeanMethods = false)
@Import({EnvironmentConfiguration.class, ServiceBusConfiguration.class})
class AckConfiguration {

    private static final int BATCH = 8;
    private static final int BATCHES_AT_A_TIME = 4;

    @Bean
    SourceRows sourceRows(DataverseClient dataverse, Links links, RowBases bases) {
        return new SourceRows(dataverse, links, bases);
    }

    @Bean
    AcknowledgementHandler acknowledgementHandler(
            MappingCache mappings, SourceRows sourceRows, Closing closing, Children children) {
        return new AcknowledgementHandler(mappings, sourceRows, closing, children);
    }

    @Bean
    Closing closing(Failures failures, Outbox outbox, Links links, SourceRows sourceRows) {
        return new Closing(failures, outbox, links, sourceRows);
    }

    @Bean
    Children children(DataverseClient dataverse, Failures failures, Outbox outbox) {
        return new Children(dataverse, failures, outbox);
    }

    @Bean
    Chance chance(Clock clock, RandomGenerator random) {
        return new Chance(clock, random);
    }

    @Bean
    Gate gate(Clock clock) {
        return new Gate("Dataverse", () -> false, clock);
    }

    @Bean(destroyMethod = "close")
    RetryingProcessor<Acknowledgement> inbound(
            ServiceBusConnections connections,
            ServiceBusSettings bus,
            AcknowledgementHandler handler,
            Gate gate,
            Chance chance) {
        return new RetryingProcessor<>(
                connections,
                ProcessorSettings.of(bus.inbound()).withBatches(BATCH, BATCHES_AT_A_TIME),
                Work.of(Acknowledgement.class, handler.oneByOne()).withCircuit(gate),
                chance);
    }

    @Bean(destroyMethod = "close")
    DeadLetterCollector inboundDeadLetters(
            ServiceBusConnections connections, ServiceBusSettings bus, Failures failures, RowBases bases, Clock clock) {
        return new DeadLetterCollector(
                connections,
                DeadLetterQueue.ofAcknowledgements(bus.inbound()),
                new FailureCollector(failures, bases),
                clock);
    }

    @Bean
    Loops loops(Clock clock) {
        return new Loops(1, clock);
    }

    @Bean
    LoopsHealth loopsHealth(Loops loops) {
        return new LoopsHealth(loops);
    }

    @Bean
    ProcessorHealth queuesHealth(RetryingProcessor<Acknowledgement> inbound) {
        return new ProcessorHealth(() -> List.of(inbound.state()));
    }

    @Bean
    ApplicationRunner start(
            RetryingProcessor<Acknowledgement> inbound,
            DeadLetterCollector deadLetters,
            Loops loops,
            Heartbeat heartbeat,
            Gate gate) {
        return arguments -> {
            loops.start("Heartbeat", heartbeat::beat);
            inbound.start();
            loops.start("Following Dataverse", () -> gate.follow(Gate.Receiver.of(inbound)));
            deadLetters.start();
        };
    }

    @Bean
    Heartbeat heartbeat(DataverseClient dataverse, Instances instances, Clock clock) {
        return new Heartbeat(dataverse, instances, clock, "ack-processor");
    }
}
