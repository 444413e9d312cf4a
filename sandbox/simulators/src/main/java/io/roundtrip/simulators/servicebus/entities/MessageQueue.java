package io.roundtrip.simulators.servicebus.entities;

import io.roundtrip.simulators.servicebus.journal.JournalEntry;
import io.roundtrip.simulators.servicebus.protocol.AmqpRefusal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One queue, the dead letters of one, or what a subscription holds. Belongs to the loop's thread. */
public final class MessageQueue implements Destination {
    public static final String DEAD_LETTERS = "/$deadletterqueue";

    private final String path;
    private final QueueContext context;
    private final Optional<MessageQueue> deadLetters;
    private final Storage storage;
    private final MessageStore store;
    private final ReadyMessages ready;
    private final Dispatcher dispatcher;
    private final Intake intake;
    private final LockedMessages locked;
    private final Sessions sessions;
    private final EntityTimes times;
    private QueueSettings settings;

    MessageQueue(QueueSettings settings, QueueContext context) {
        this(settings, context, new Storage());
    }

    MessageQueue(QueueSettings settings, QueueContext context, Storage storage) {
        this(settings.name(), settings, context, storage, Optional.of(deadLettersOf(settings, context, storage)));
    }

    private MessageQueue(
            String path,
            QueueSettings settings,
            QueueContext context,
            Storage storage,
            Optional<MessageQueue> deadLetters) {
        this.path = path;
        this.settings = settings;
        this.context = context;
        this.deadLetters = deadLetters;
        this.storage = storage;
        this.store = new MessageStore(context.loop(), storage);
        this.ready = new ReadyMessages(settings.requiresSession());
        this.dispatcher = new Dispatcher(ready, this::deliver);
        this.intake = new Intake(this, context, store, this::enqueue);
        this.locked = new LockedMessages(this, context);
        this.sessions = new Sessions(this, context.loop());
        this.times = new EntityTimes(context.loop());
    }

    private static MessageQueue deadLettersOf(QueueSettings settings, QueueContext context, Storage storage) {
        String path = settings.name() + DEAD_LETTERS;
        return new MessageQueue(path, settings.forDeadLetters(), context, storage, Optional.empty());
    }

    @Override
    public String path() {
        return path;
    }

    public QueueSettings settings() {
        return settings;
    }

    /** Messages that are there keep what they got by the former settings. */
    public void update(QueueSettings changed) {
        settings = changed;
        deadLetters.ifPresent(letters -> letters.update(changed.forDeadLetters()));
        times.update();
    }

    public LockedMessages locked() {
        return locked;
    }

    public Sessions sessions() {
        return sessions;
    }

    public EntityTimes times() {
        return times;
    }

    MessageQueue deadLetters() {
        return deadLetters.orElse(this);
    }

    boolean holdsDeadLetters() {
        return deadLetters.isEmpty();
    }

    public QueueCounts counts() {
        return new QueueCounts(
                store.size() - store.scheduled(),
                store.scheduled(),
                deadLetters().store.size());
    }

    public long sizeInBytes() {
        return storage.bytes();
    }

    @Override
    public void checkTakes() {
        if (!settings.status().takes()) {
            throw AmqpRefusal.disabled(path);
        }
    }

    @Override
    public void check(List<StoredMessage> messages) {
        times.access();
        checkTakes();
        messages.forEach(MessageLimits::check);
        if (settings.requiresSession() && messages.stream().anyMatch(message -> message.sessionId == null)) {
            throw AmqpRefusal.notAllowed(
                    "The SessionId was not set on a message, and it cannot be sent to '" + path + "'.");
        }
        storage.check(path, settings.maxSizeInBytes());
    }

    @Override
    public long send(StoredMessage message) {
        return intake.send(message, settings.duplicateDetectionWindow());
    }

    @Override
    public void cancelScheduled(long sequenceNumber) {
        intake.cancelScheduled(sequenceNumber);
    }

    /** A deferred message that nobody holds. */
    public StoredMessage deferred(long sequenceNumber) {
        StoredMessage message = store.require(sequenceNumber, StoredMessage.State.DEFERRED);
        if (message.lock != null) {
            throw AmqpRefusal.messageNotFound(sequenceNumber);
        }
        return message;
    }

    @Override
    public List<StoredMessage> peek(long fromSequenceNumber, int count, Optional<String> session) {
        return store.from(fromSequenceNumber, count, session);
    }

    @Override
    public Optional<String> deadLetterSource() {
        return holdsDeadLetters() ? Optional.of(settings.name()) : Optional.empty();
    }

    /** Refuses every receiver while the queue is disabled. */
    public void checkGives() {
        times.access();
        if (!settings.status().gives()) {
            throw AmqpRefusal.disabled(path);
        }
    }

    public void attach(Consumer consumer) {
        dispatcher.attach(consumer);
    }

    public void detach(Consumer consumer) {
        dispatcher.detach(consumer);
    }

    public void dispatch() {
        dispatcher.dispatch();
    }

    List<String> sessionsWithMessages() {
        return ready.sessions();
    }

    void makeReady(StoredMessage message) {
        if (message.expired(context.loop().now())) {
            expire(message);
            return;
        }
        ready.add(message);
        sessions.offer();
        dispatch();
    }

    public void remove(StoredMessage message) {
        ready.remove(message);
        store.remove(message);
    }

    /** A topic's copy. What a queue would refuse at the door is a dead letter here ("Overview of Service Bus dead-letter queues"). */
    void takeCopy(StoredMessage copy) {
        journal(JournalEntry.Kind.COPIED, copy, "");
        if (settings.requiresSession() && copy.sessionId == null) {
            String text = "Session enabled entity doesn't allow a message whose session identifier is null.";
            deadLetter(copy, new Settlement.DeadLetter("Session ID is null.", text, Map.of()));
        } else {
            enqueue(copy);
        }
    }

    /** A dead letter that is dead-lettered again stays among the dead letters, as the newest. */
    void deadLetter(StoredMessage message, Settlement.DeadLetter cause) {
        remove(message);
        message.change(cause.changes());
        message.change(reasons(cause));
        message.expiresAt = Instant.MAX;
        journal(JournalEntry.Kind.DEADLETTERED, message, cause.reason());
        deadLetters().enqueue(message);
    }

    @Override
    public void journal(JournalEntry.Kind kind, StoredMessage message, String detail) {
        context.journal().add(message.journalEntry(context.loop().now(), path, kind, detail));
    }

    /** Forgets everything, because the entity is deleted. */
    void clear() {
        locked.clear();
        sessions.clear();
        store.clear();
        deadLetters.ifPresent(MessageQueue::clear);
    }

    private void enqueue(StoredMessage message) {
        store.add(message);
        if (message.enqueuedSequenceNumber == 0) {
            message.enqueuedSequenceNumber = message.sequenceNumber;
        }
        message.state = StoredMessage.State.ACTIVE;
        timeToLive(message).ifPresent(ttl -> {
            message.expiresAt = message.enqueuedAt.plus(ttl);
            message.timer = context.loop().at(message.expiresAt, () -> expire(message));
        });
        makeReady(message);
    }

    /** The shorter one of the queue's and the message's own; dead letters live on. */
    private Optional<Duration> timeToLive(StoredMessage message) {
        if (holdsDeadLetters()) {
            return Optional.empty();
        }
        message.limitTimeToLive(settings.timeToLive());
        return message.timeToLive();
    }

    /** A locked message may still be completed; its time is checked again when it comes back. */
    private void expire(StoredMessage message) {
        if (message.lock != null) {
            return;
        }
        journal(JournalEntry.Kind.EXPIRED, message, "");
        if (settings.deadLetterOnExpiration()) {
            String text = "The message expired and was dead lettered.";
            deadLetter(message, new Settlement.DeadLetter("TTLExpiredException", text, Map.of()));
        } else {
            remove(message);
        }
    }

    private static Map<String, Object> reasons(Settlement.DeadLetter cause) {
        Map<String, Object> reasons = new LinkedHashMap<>();
        if (!cause.reason().isEmpty()) {
            reasons.put("DeadLetterReason", cause.reason());
        }
        if (!cause.description().isEmpty()) {
            reasons.put("DeadLetterErrorDescription", cause.description());
        }
        return reasons;
    }

    private void deliver(StoredMessage message, Consumer consumer) {
        if (consumer.takesForGood()) {
            remove(message);
            journal(JournalEntry.Kind.TAKEN, message, "");
        } else {
            locked.lock(message, Optional.of(consumer));
        }
        consumer.deliver(message);
    }
}
