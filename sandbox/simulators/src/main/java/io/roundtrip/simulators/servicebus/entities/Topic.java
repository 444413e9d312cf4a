package io.roundtrip.simulators.servicebus.entities;

import io.roundtrip.simulators.servicebus.journal.JournalEntry;
import io.roundtrip.simulators.servicebus.protocol.AmqpRefusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Copies what is sent to it into each subscription that accepts it; the copies share their bytes. Duplicates are dropped and
 * scheduled messages wait here, before any copy is made. A message that no subscription accepts is gone.
 */
public final class Topic implements Destination {
    public static final String SUBSCRIPTIONS = "/subscriptions/";

    private final QueueContext context;
    private final Storage storage = new Storage();
    private final MessageStore scheduled;
    private final Intake intake;
    private final EntityTimes times;
    private final Map<String, Subscription> subscriptions = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private TopicSettings settings;

    Topic(TopicSettings settings, QueueContext context) {
        this.settings = settings;
        this.context = context;
        this.scheduled = new MessageStore(context.loop(), storage);
        this.intake = new Intake(this, context, scheduled, this::copyToSubscriptions);
        this.times = new EntityTimes(context.loop());
        settings.subscriptions().forEach(this::subscribe);
    }

    @Override
    public String path() {
        return settings.name();
    }

    public TopicSettings settings() {
        return settings;
    }

    public EntityTimes times() {
        return times;
    }

    public void update(TopicSettings changed) {
        settings = changed;
        times.update();
    }

    public List<Subscription> subscriptions() {
        return List.copyOf(subscriptions.values());
    }

    public Optional<Subscription> subscription(String name) {
        return Optional.ofNullable(subscriptions.get(name));
    }

    public Subscription subscribe(SubscriptionSettings subscription) {
        String name = subscription.queue().name();
        String path = path() + SUBSCRIPTIONS + name;
        if (subscriptions.containsKey(name)) {
            throw AmqpRefusal.exists(path);
        }
        MessageQueue queue = new MessageQueue(subscription.queue().withName(path), context, storage);
        Subscription made = new Subscription(name, queue, subscription.rules());
        subscriptions.put(name, made);
        return made;
    }

    public void unsubscribe(String name) {
        Subscription gone = subscription(name).orElseThrow(() -> AmqpRefusal.notFound(path() + SUBSCRIPTIONS + name));
        subscriptions.remove(name);
        gone.queue().clear();
    }

    /** Scheduled messages; all others are in the subscriptions. */
    public long scheduledCount() {
        return scheduled.size();
    }

    public long sizeInBytes() {
        return storage.bytes();
    }

    @Override
    public void checkTakes() {
        if (!settings.status().takes()) {
            throw AmqpRefusal.disabled(path());
        }
    }

    @Override
    public void check(List<StoredMessage> messages) {
        times.access();
        checkTakes();
        messages.forEach(MessageLimits::check);
        storage.check(path(), settings.maxSizeInBytes());
    }

    @Override
    public long send(StoredMessage message) {
        return intake.send(message, settings.duplicateDetectionWindow());
    }

    @Override
    public void cancelScheduled(long sequenceNumber) {
        intake.cancelScheduled(sequenceNumber);
    }

    @Override
    public List<StoredMessage> peek(long fromSequenceNumber, int count, Optional<String> session) {
        return scheduled.from(fromSequenceNumber, count, session);
    }

    @Override
    public Optional<String> deadLetterSource() {
        return Optional.empty();
    }

    @Override
    public void journal(JournalEntry.Kind kind, StoredMessage message, String detail) {
        context.journal().add(message.journalEntry(context.loop().now(), path(), kind, detail));
    }

    void clear() {
        scheduled.clear();
        subscriptions.values().forEach(subscription -> subscription.queue().clear());
    }

    private void copyToSubscriptions(StoredMessage message) {
        if (message.enqueuedSequenceNumber == 0) {
            message.enqueuedSequenceNumber = scheduled.nextSequenceNumber();
        }
        message.limitTimeToLive(settings.timeToLive());
        subscriptions().stream()
                .filter(subscription -> subscription.accepts(message))
                .forEach(subscription -> subscription.queue().takeCopy(message.copy()));
    }
}
