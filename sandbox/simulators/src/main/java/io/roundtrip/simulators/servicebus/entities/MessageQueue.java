package io.roundtrip.simulators.servicebus.entities;

import io.roundtrip.simulators.servicebus.journal.JournalEntry;
import io.roundtrip.simulators.servicebus.protocol.AmqpRefusal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.qpid.proton.amqp.UnsignedInteger;

/** One queue, or the dead letters of one. Belongs to the loop's thread. */
public final class MessageQueue {
    public final String path;
    public final QueueSettings settings;
    public final LockedMessages locked;
    public final Sessions sessions;
    private final QueueContext context;
    private final Optional<MessageQueue> deadLetters;
    private final MessageStore store;
    private final ReadyMessages ready;
    private final Dispatcher dispatcher;
    private final DuplicateHistory history;

    MessageQueue(QueueSettings settings, QueueContext context) {
        this(settings.name(), settings, context, Optional.of(deadLettersOf(settings, context)));
    }

    private MessageQueue(
            String path, QueueSettings settings, QueueContext context, Optional<MessageQueue> deadLetters) {
        this.path = path;
        this.settings = settings;
        this.context = context;
        this.deadLetters = deadLetters;
        this.store = new MessageStore(context.loop());
        this.history = new DuplicateHistory(settings.duplicateDetectionWindow());
        this.ready = new ReadyMessages(settings.requiresSession());
        this.dispatcher = new Dispatcher(ready, this::deliver);
        this.locked = new LockedMessages(this, context);
        this.sessions = new Sessions(this, context.loop());
    }

    private static MessageQueue deadLettersOf(QueueSettings settings, QueueContext context) {
        String path = settings.name() + "/$deadletterqueue";
        return new MessageQueue(path, settings.forDeadLetters(), context, Optional.empty());
    }

    MessageQueue deadLetters() {
        return deadLetters.orElse(this);
    }

    public boolean holdsDeadLetters() {
        return deadLetters.isEmpty();
    }

    public QueueCounts counts() {
        return new QueueCounts(
                store.size() - store.scheduled(),
                store.scheduled(),
                deadLetters().store.size());
    }

    /** Refuses what the queue cannot hold, before anything of its transfer is stored. */
    public void check(StoredMessage message) {
        if (settings.requiresSession() && message.sessionId == null) {
            throw new AmqpRefusal(
                    400,
                    "amqp:not-allowed",
                    "The SessionId was not set on a message, and it cannot be sent to '" + path + "'.");
        }
    }

    /** The sequence number; 0 for a duplicate, which is dropped in silence as the service does. */
    public long send(StoredMessage message) {
        if (history.isDuplicate(message.id, context.loop().now())) {
            journal(JournalEntry.Kind.DUPLICATE_DROPPED, message, "");
            return 0;
        }
        Optional<Instant> due = Optional.ofNullable(message.scheduledFor)
                .filter(time -> time.isAfter(context.loop().now()));
        due.ifPresentOrElse(time -> schedule(message, time), () -> enqueue(message));
        return message.enqueuedSequenceNumber;
    }

    public void cancelScheduled(long sequenceNumber) {
        StoredMessage message = store.require(sequenceNumber, StoredMessage.State.SCHEDULED);
        store.remove(message);
        journal(JournalEntry.Kind.CANCELLED, message, "");
    }

    /** A deferred message that nobody holds. */
    public StoredMessage deferred(long sequenceNumber) {
        StoredMessage message = store.require(sequenceNumber, StoredMessage.State.DEFERRED);
        if (message.lock != null) {
            throw AmqpRefusal.messageNotFound(sequenceNumber);
        }
        return message;
    }

    public List<StoredMessage> peek(long fromSequenceNumber, int count, Optional<String> session) {
        return store.from(fromSequenceNumber, count, session);
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

    /** A dead letter that is dead-lettered again stays among the dead letters, as the newest. */
    void deadLetter(StoredMessage message, Settlement.DeadLetter cause) {
        remove(message);
        message.change(cause.changes());
        message.change(reasons(cause));
        message.expiresAt = Instant.MAX;
        journal(JournalEntry.Kind.DEADLETTERED, message, cause.reason());
        deadLetters().store.add(message);
        deadLetters().activate(message);
    }

    public void journal(JournalEntry.Kind kind, StoredMessage message, String detail) {
        Instant now = context.loop().now();
        Map<String, Object> properties = message.applicationProperties();
        context.journal().add(new JournalEntry(now, path, kind, message.id, properties, detail, message.bodyStart()));
    }

    private void enqueue(StoredMessage message) {
        journal(JournalEntry.Kind.SENT, message, "");
        store.add(message);
        message.enqueuedSequenceNumber = message.sequenceNumber;
        activate(message);
    }

    private void schedule(StoredMessage message, Instant due) {
        journal(JournalEntry.Kind.SCHEDULED, message, "for " + due);
        message.state = StoredMessage.State.SCHEDULED;
        store.add(message);
        message.enqueuedSequenceNumber = message.sequenceNumber;
        message.timer = context.loop().at(due, () -> enqueueScheduled(message));
    }

    /** The message gets a new sequence number now; whether the real service does so is not documented. */
    private void enqueueScheduled(StoredMessage message) {
        store.remove(message);
        message.state = StoredMessage.State.ACTIVE;
        store.add(message);
        journal(JournalEntry.Kind.ENQUEUED, message, "");
        activate(message);
    }

    private void activate(StoredMessage message) {
        message.state = StoredMessage.State.ACTIVE;
        timeToLive(message).ifPresent(ttl -> {
            message.expiresAt = message.enqueuedAt.plus(ttl);
            message.timer = context.loop().at(message.expiresAt, () -> expire(message));
        });
        makeReady(message);
    }

    /** The shorter one of the queue's and the message's own; dead letters live on. */
    private Optional<Duration> timeToLive(StoredMessage message) {
        UnsignedInteger own = message.sections.header().getTtl();
        if (holdsDeadLetters() || own == null) {
            return settings.timeToLive();
        }
        Duration ttl = Duration.ofMillis(own.longValue());
        return settings.timeToLive().filter(limit -> limit.compareTo(ttl) < 0).or(() -> Optional.of(ttl));
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
