package io.roundtrip.simulators.servicebus;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import com.azure.messaging.servicebus.models.ServiceBusReceiveMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The figures of docs/simulators.md: the bus in a process of its own, the unmodified SDK in this one, bodies of 1 KiB. Rates are
 * medians of the last rounds, after rounds that warm both processes up. On demand:
 * {@code ./mvnw -q -ntp -pl sandbox/simulators test -Dgroups=bench -DexcludedGroups= -Dtest=FiguresTest}.
 */
@Tag("bench")
class FiguresTest {
    private static final String QUEUE = "figures";
    private static final String SESSIONS = "figures.sessions";
    private static final int CALLS = 16;
    private static final int PREFETCH = 200;
    private static final int WARM_UP = 4;
    private static final int MEASURED = 5;

    @TempDir
    private static Path directory;

    private static BusProcess bus;
    private static Load load;

    @BeforeAll
    static void start() throws IOException {
        bus = BusProcess.start(configuration());
        load = new Load(RunningBus.newClients(bus.connectionString()), 20_000);
    }

    @AfterAll
    static void end() {
        bus.close();
    }

    @Test
    void aBusInThisProcessStartsInLessThanHalfASecond() {
        List<Double> millis =
                IntStream.range(0, 20).mapToObj(i -> millisToStart()).toList();

        print("start in a running JVM, the first", millis.get(0), "ms");
        print("start in a running JVM, warm", median(millis.subList(10, 20)), "ms");
        assertThat(millis.get(0)).isLessThan(500);
    }

    @Test
    void aBusAsProcessStartsInLessThanHalfASecondAndIsSmall() throws IOException {
        List<Double> millis = new ArrayList<>();
        List<Double> megabytes = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            try (BusProcess started = BusProcess.start(configuration())) {
                millis.add(started.startTime().toNanos() / 1e6);
                megabytes.add(started.residentMegabytes());
            }
        }
        print("start as a process", median(millis), "ms");
        print("resident memory, idle", median(megabytes), "MB");
        assertThat(median(millis)).isLessThan(500);
        assertThat(median(megabytes)).isLessThan(100);
    }

    @Test
    void sendsInBatchesAndCompletesByProcessor() {
        List<Double> sent = new ArrayList<>();
        double received = rounds(round -> {
            sent.add(load.send(QUEUE, round));
            return load.receive(processor().queueName(QUEUE));
        });
        double sending = median(sent.subList(WARM_UP, sent.size()));
        print("batch send, one sender", sending, "messages/s");
        print("processor, receive and complete", received, "messages/s");
        print("resident memory after " + sent.size() * load.size() + " messages", bus.residentMegabytes(), "MB");
        assertThat(sending).isGreaterThan(15_000);
        assertThat(received).isGreaterThan(6_000);
    }

    /** All by one processor: what is on its way to one that closes would be lost. */
    @Test
    void receivesAndDeletes() {
        IntStream.range(0, 5).forEach(round -> load.send(QUEUE, round));
        double received = load.receive(
                processor().queueName(QUEUE).receiveMode(ServiceBusReceiveMode.RECEIVE_AND_DELETE), 5 * load.size());
        print("processor, receive and delete", received, "messages/s");
    }

    @Test
    void completesBySessionProcessor() {
        double received = rounds(round -> {
            load.send(SESSIONS, round);
            return load.receiveSessions(load.clients()
                    .sessionProcessor()
                    .queueName(SESSIONS)
                    .maxConcurrentSessions(Load.SESSIONS)
                    .prefetchCount(PREFETCH));
        });
        print("session processor, 32 sessions", received, "messages/s");
    }

    @Test
    void sendsOneByOne() {
        List<Double> micros = new ArrayList<>();
        try (ServiceBusSenderClient sender =
                load.clients().sender().queueName(QUEUE).buildClient()) {
            for (int i = 0; i < 8_000; i++) {
                Instant start = Instant.now();
                sender.sendMessage(new ServiceBusMessage(Load.BODY));
                micros.add(Duration.between(start, Instant.now()).toNanos() / 1e3);
            }
        }
        load.receive(processor().queueName(QUEUE), 8_000);
        print("one message at a time until accepted", median(micros.subList(4_000, 8_000)), "microseconds");
    }

    private static ServiceBusClientBuilder.ServiceBusProcessorClientBuilder processor() {
        return load.clients().processor().maxConcurrentCalls(CALLS).prefetchCount(PREFETCH);
    }

    private static double rounds(IntToDoubleFunction round) {
        List<Double> rates = new ArrayList<>();
        IntStream.range(0, WARM_UP + MEASURED).forEach(i -> rates.add(round.applyAsDouble(i)));
        return median(rates.subList(WARM_UP, rates.size()));
    }

    private static double millisToStart() {
        Instant start = Instant.now();
        try (LocalServiceBus started = LocalServiceBus.builder().start()) {
            assertThat(BusProcess.answers(started.amqpPort())).isTrue();
            return Duration.between(start, Instant.now()).toNanos() / 1e6;
        }
    }

    private static double median(List<Double> figures) {
        return figures.stream().sorted().skip(figures.size() / 2).findFirst().orElseThrow();
    }

    private static void print(String what, double figure, String unit) {
        System.out.printf(Locale.ROOT, "FIGURE %-42s %,10.0f %s%n", what, figure, unit);
    }

    private static Path configuration() throws IOException {
        return Files.writeString(directory.resolve("Config.json"), """
                {"UserConfig": {"Logging": {"Type": "Console"}, "Namespaces": [{"Name": "sbemulatorns", "Topics": [], "Queues": [
                    {"Name": "figures", "Properties": {"LockDuration": "PT5M"}},
                    {"Name": "figures.sessions", "Properties": {"LockDuration": "PT5M", "RequiresSession": true}}
                ]}]}}
                """);
    }
}
