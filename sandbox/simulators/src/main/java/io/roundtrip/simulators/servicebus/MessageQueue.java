package io.roundtrip.simulators.servicebus;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.qpid.proton.amqp.UnsignedInteger;

/** One queue, or the dead letters of one. Belongs to the loop's thread. */
final class MessageQueue {
    final String path;
    final QueueSettings settings;
    final LockedMessages locked;
    final Sessions sessions;
    private final QueueContext context;
    private final Optional<MessageQueue> deadLetters;
    private final TreeMap<Long, StoredMessage> messages = new TreeMap<>();
    private final ReadyMessages ready;
    private final List<Consumer> consumers = new ArrayList<>();
    private final DuplicateHistory history;
    private long lastSequenceNumber;
    private long scheduled;
    private int nextConsumer;
    private boolean dispatching;

    MessageQueue(QueueSettings settings, QueueContext context) {
        this(settings.name(), settings, context, Optional.of(deadLettersOf(settings, context)));
    }

    private MessageQueue(
            String path, QueueSettings settings, QueueContext context, Optional<MessageQueue> deadLetters) {
        this.path = path;
        this.settings = settings;
        this.context = context;
        this.deadLetters = deadLetters;
        this.history = new DuplicateHistory(settings.duplicateDetectionWindow());
        this.ready = new ReadyMessages(settings.requiresSession());
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

    boolean holdsDeadLetters() {
        return deadLetters.isEmpty();
    }

    QueueCounts counts() {
        return new QueueCounts(
                messages.size() - scheduled, scheduled, deadLetters().messages.size());
    }

    /** Refuses what the queue cannot hold, before anything of its transfer is stored. */
    void check(StoredMessage message) {
        if (settings.requiresSession() && message.sessionId == null) {
            throw new AmqpRefusal(
                    400,
                    "amqp:not-allowed",
                    "The SessionId was not set on a message, and it cannot be sent to '" + path + "'.");
        }
    }

    /** The sequence number; 0 for a duplicate, which is dropped in silence as the service does. */
    long send(StoredMessage message) {
        if (history.isDuplicate(message.id, context.loop().now())) {
            journal(JournalEntry.Kind.DUPLICATE_DROPPED, message, "");
            return 0;
        }
        boolean later = message.scheduledFor != null
                && message.scheduledFor.isAfter(context.loop().now());
        journal(later ? JournalEntry.Kind.SCHEDULED : JournalEntry.Kind.SENT, message, "");
        number(message);
        message.enqueuedSequenceNumber = message.sequenceNumber;
        if (later) {
            schedule(message);
        } else {
            activate(message);
        }
        return message.enqueuedSequenceNumber;
    }

    void cancelScheduled(long sequenceNumber) {
        StoredMessage message = inState(sequenceNumber, StoredMessage.State.SCHEDULED);
        scheduled--;
        remove(message);
        journal(JournalEntry.Kind.CANCELLED, message, "");
    }

    /** A deferred message that nobody holds. */
    StoredMessage deferred(long sequenceNumber) {
        StoredMessage message = inState(sequenceNumber, StoredMessage.State.DEFERRED);
        if (message.lock != null) {
            throw AmqpRefusal.messageNotFound(sequenceNumber);
        }
        return message;
    }

    List<StoredMessage> peek(long fromSequenceNumber, int count, Optional<String> session) {
        return messages.tailMap(fromSequenceNumber, true).values().stream()
                .filter(message ->
                        session.map(id -> id.equals(message.sessionId)).orElse(true))
                .limit(count)
                .toList();
    }

    void attach(Consumer consumer) {
        consumers.add(consumer);
        dispatch();
    }

    void detach(Consumer consumer) {
        consumers.remove(consumer);
    }

    List<String> sessionsWithMessages() {
        return ready.sessions();
    }

    /** Hands waiting messages to whoever has credit, in turn. */
    void dispatch() {
        if (dispatching) {
            return;
        }
        dispatching = true;
        try {
            int idle = 0;
            while (idle < consumers.size()) {
                idle = serve(consumers.get(Math.floorMod(nextConsumer++, consumers.size()))) ? 0 : idle + 1;
            }
        } finally {
            dispatching = false;
        }
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

    void remove(StoredMessage message) {
        message.timer.cancel();
        ready.remove(message);
        messages.remove(message.sequenceNumber);
    }

    /** A dead letter that is dead-lettered again stays where it is. */
    void deadLetter(StoredMessage message, Settlement.DeadLetter cause) {
        remove(message);
        message.change(cause.changes());
        message.change(reasons(cause));
        message.scheduledFor = null;
        message.expiresAt = Instant.MAX;
        journal(JournalEntry.Kind.DEADLETTERED, message, cause.reason());
        MessageQueue receiver = deadLetters();
        receiver.number(message);
        receiver.activate(message);
    }

    void journal(JournalEntry.Kind kind, StoredMessage message, String detail) {
        context.journal()
                .add(new JournalEntry(
                        context.loop().now(), path, kind, message.id, message.applicationProperties(), detail));
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

    private StoredMessage inState(long sequenceNumber, StoredMessage.State state) {
        StoredMessage message = messages.get(sequenceNumber);
        if (message == null || message.state != state) {
            throw AmqpRefusal.messageNotFound(sequenceNumber);
        }
        return message;
    }

    private void number(StoredMessage message) {
        message.sequenceNumber = ++lastSequenceNumber;
        message.enqueuedAt = context.loop().now();
        messages.put(message.sequenceNumber, message);
    }

    private void schedule(StoredMessage message) {
        message.state = StoredMessage.State.SCHEDULED;
        scheduled++;
        Instant due = message.scheduledFor == null ? message.enqueuedAt : message.scheduledFor;
        message.timer = context.loop().at(due, () -> enqueueScheduled(message));
    }

    /** The message gets a new sequence number now; whether the real service does so is not documented. */
    private void enqueueScheduled(StoredMessage message) {
        scheduled--;
        messages.remove(message.sequenceNumber);
        number(message);
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

    private boolean serve(Consumer consumer) {
        Optional<StoredMessage> next = consumer.canTake() ? ready.first(consumer.session()) : Optional.empty();
        next.ifPresent(message -> deliver(message, consumer));
        return next.isPresent();
    }

    private void deliver(StoredMessage message, Consumer consumer) {
        ready.remove(message);
        if (consumer.takesForGood()) {
            remove(message);
            journal(JournalEntry.Kind.TAKEN, message, "");
        } else {
            locked.lock(message, Optional.of(consumer));
        }
        consumer.deliver(message);
    }
}
