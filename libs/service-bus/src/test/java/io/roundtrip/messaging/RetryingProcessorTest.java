package io.roundtrip.messaging;

import static io.roundtrip.messaging.Samples.aNotification;
import static io.roundtrip.messaging.Samples.anAcknowledgement;
import static io.roundtrip.simulators.servicebus.journal.JournalEntry.Kind.COMPLETED;
import static io.roundtrip.simulators.servicebus.journal.JournalEntry.Kind.DEADLETTERED;
import static io.roundtrip.simulators.servicebus.journal.JournalEntry.Kind.DUPLICATE_DROPPED;
import static io.roundtrip.simulators.servicebus.journal.JournalEntry.Kind.LOCKED;
import static io.roundtrip.simulators.servicebus.journal.JournalEntry.Kind.LOCK_LOST;
import static io.roundtrip.simulators.servicebus.journal.JournalEntry.Kind.RENEWED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roundtrip.simulators.servicebus.entities.QueueSettings;
import io.roundtrip.simulators.servicebus.faults.SendRefusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetryingProcessorTest {

    private static final Failure NO_COUNTRY =
            Failure.of(FailureKind.PERMANENT, Stage.TRANSFORM, Category.DATA, "country is missing");
    private static final Failure BUSY =
            Failure.of(FailureKind.TRANSIENT, Stage.DELIVER, Category.THROTTLED, "the ERP is busy");

    private final List<String> handled = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (int last = open.size() - 1; last >= 0; last--) {
            open.get(last).close();
        }
    }

    @Test
    void completesWhatWasHandled() {
        TestBus bus = bus(QueueSettings.named(TestBus.QUEUE));
        process(bus, TestBus.work(this::done));
        for (int number = 1; number <= 100; number++) {
            bus.send(aNotification(number));
        }
        eventually(() -> assertThat(bus.messageIds(COMPLETED)).hasSize(100).doesNotHaveDuplicates());
        assertThat(handled).hasSize(100);
    }

    @Test
    void deadLettersAPermanentFailureAtOnce() {
        TestBus bus = bus(QueueSettings.named(TestBus.QUEUE));
        process(bus, TestBus.work(message -> HandlingResult.failed(NO_COUNTRY)));
        bus.send(aNotification());
        eventually(() -> assertThat(bus.journal(DEADLETTERED))
                .singleElement()
                .satisfies(entry -> assertThat(entry.properties())
                        .containsEntry("Category", "DATA")
                        .containsEntry("Reason", "country is missing")
                        .containsEntry("Attempts", 1)));
    }

    @Test
    void deadLettersWhatItCannotReadAndWhatDoesNotBelongHere() {
        TestBus bus = bus(QueueSettings.named(TestBus.QUEUE));
        process(bus, TestBus.work(this::done));
        Outgoing good = Outgoing.of(aNotification(), new MessageCodec());
        bus.publisher.send(new Outgoing(
                "junk",
                good.subject(),
                "{\"specversion\":7}",
                good.properties(),
                good.scheduledFor(),
                good.sessionId()));
        bus.send(anAcknowledgement());
        bus.publisher.send(good);
        eventually(() -> assertThat(bus.journal(DEADLETTERED))
                .extracting(entry -> entry.properties().get("Detail"))
                .containsExactlyInAnyOrder(
                        "specversion is not a text",
                        "type io.roundtrip.row.acknowledged.v1 does not belong into this queue"));
        eventually(() -> assertThat(handled).containsExactly(good.messageId()));
    }

    @Test
    void retriesOnlyTheMessageThatThrowsWhenABatchFails() {
        TestBus bus = bus(QueueSettings.named(TestBus.QUEUE));
        for (int number = 1; number <= 5; number++) {
            bus.send(aNotification(number));
        }
        Notification bad = aNotification(3);
        process(bus, TestBus.work(message -> {
            if (message.messageId().equals(bad.messageId())) {
                throw new IllegalStateException("a bug");
            }
            return done(message);
        }));
        eventually(() -> assertThat(bus.messageIds(COMPLETED)).hasSize(6).contains(bad.id() + "/1", bad.id() + "/2"));
        assertThat(bus.journal(DEADLETTERED)).isEmpty();
    }

    @Test
    void retriesAlthoughNobodyCouldBeTold() {
        TestBus bus = bus(QueueSettings.named(TestBus.QUEUE));
        process(bus, TestBus.work(this::failOnce).withListener((message, failure, attempt, next) -> {
            throw new IllegalStateException("the failure store is away");
        }));
        bus.send(aNotification());
        eventually(() -> assertThat(bus.messageIds(COMPLETED))
                .containsExactly(aNotification().id() + "/1", aNotification().id() + "/2"));
    }

    @Test
    void repeatsAndLosesNothingWhenTheLockIsLostBetweenCopyAndComplete() {
        TestBus bus = bus(QueueSettings.named(TestBus.QUEUE));
        AtomicBoolean once = new AtomicBoolean();
        process(bus, TestBus.work(this::failFirstAttempts).withListener((message, failure, attempt, next) -> {
            if (once.compareAndSet(false, true)) {
                bus.bus.faults().loseLocks(TestBus.QUEUE);
            }
        }));
        String id = aNotification().id().toString();
        bus.send(aNotification());
        eventually(() -> assertThat(bus.messageIds(COMPLETED)).containsExactly(id + "/1", id + "/2"));
        assertThat(handled).containsExactly(id + "/1", id + "/1", id + "/2");
        assertThat(bus.messageIds(DUPLICATE_DROPPED)).containsExactly(id + "/2");
        assertThat(bus.bus.counts(TestBus.QUEUE).active()).isZero();
    }

    @Test
    void keepsTheMessageWhenItsCopyIsRefused() {
        TestBus bus = bus(QueueSettings.named(TestBus.QUEUE).withLockDuration(Duration.ofSeconds(1)));
        Work<Notification> work = TestBus.work(this::failFirstAttempts);
        String id = aNotification().id().toString();
        bus.send(aNotification());
        bus.bus
                .faults()
                .refuseSends(
                        "full",
                        SendRefusal.of(TestBus.QUEUE, SendRefusal.QUOTA_EXCEEDED)
                                .times(2));
        process(bus, work);
        eventually(() -> assertThat(bus.messageIds(COMPLETED)).containsExactly(id + "/1", id + "/2"));
        assertThat(handled).containsExactly(id + "/1", id + "/1", id + "/1", id + "/2");
    }

    @Test
    void keepsTheLockOfASlowHandler() {
        TestBus bus = bus(QueueSettings.named(TestBus.QUEUE).withLockDuration(Duration.ofSeconds(1)));
        CountDownLatch slow = new CountDownLatch(1);
        process(
                bus,
                ProcessorSettings.of(TestBus.QUEUE).withLockRenewal(Duration.ofMillis(300)),
                TestBus.work(message -> {
                    waitFor(slow);
                    return done(message);
                }));
        bus.send(aNotification());
        eventually(() -> assertThat(bus.journal(RENEWED)).hasSizeGreaterThan(5));
        slow.countDown();
        eventually(() -> assertThat(bus.journal(COMPLETED)).hasSize(1));
        assertThat(bus.journal(LOCKED)).hasSize(1);
        assertThat(bus.journal(LOCK_LOST)).isEmpty();
    }

    @Test
    void finishesWhatIsBeingHandledBeforeItCloses() {
        TestBus bus = bus(QueueSettings.named(TestBus.QUEUE));
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        RetryingProcessor<Notification> processor = process(bus, TestBus.work(message -> {
            started.countDown();
            waitFor(goOn);
            return done(message);
        }));
        bus.send(aNotification());
        waitFor(started);
        Thread closing = new Thread(processor::close);
        closing.start();
        await().atMost(TestBus.DEADLINE).until(() -> processor.state().paused());
        goOn.countDown();
        await().atMost(TestBus.DEADLINE).until(() -> !closing.isAlive());
        assertThat(bus.messageIds(COMPLETED)).containsExactly(aNotification().messageId());
    }

    private HandlingResult done(Notification message) {
        handled.add(message.messageId());
        return HandlingResult.done();
    }

    private HandlingResult failOnce(Notification message) {
        boolean first = handled.isEmpty();
        handled.add(message.messageId());
        return first ? HandlingResult.failed(BUSY) : HandlingResult.done();
    }

    private HandlingResult failFirstAttempts(Notification message) {
        handled.add(message.messageId());
        return message.attempt() == 1 ? HandlingResult.failed(BUSY) : HandlingResult.done();
    }

    private TestBus bus(QueueSettings queue) {
        TestBus bus = new TestBus(queue);
        open.add(bus);
        return bus;
    }

    private RetryingProcessor<Notification> process(TestBus bus, Work<Notification> work) {
        return process(bus, ProcessorSettings.of(TestBus.QUEUE).withBatches(10, 2), work);
    }

    private RetryingProcessor<Notification> process(TestBus bus, ProcessorSettings settings, Work<Notification> work) {
        RetryingProcessor<Notification> processor = bus.processor(settings, work);
        open.add(processor);
        return processor;
    }

    private static void waitFor(CountDownLatch latch) {
        await().atMost(TestBus.DEADLINE).until(() -> latch.getCount() == 0);
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(TestBus.DEADLINE).untilAsserted(assertion);
    }
}
