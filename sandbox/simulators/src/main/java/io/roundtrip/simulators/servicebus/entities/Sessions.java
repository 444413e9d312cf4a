package io.roundtrip.simulators.servicebus.entities;

import io.roundtrip.simulators.servicebus.loop.EventLoop;
import io.roundtrip.simulators.servicebus.protocol.AmqpRefusal;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Sessions of one queue: who holds which, until when, and their state. */
public final class Sessions {
    /** One session. It outlives its receivers, because its state does. */
    public static final class Session {
        public final String id;
        public Optional<byte[]> state = Optional.empty();
        public Instant lockedUntil = Instant.EPOCH;
        private Optional<Consumer> holder = Optional.empty();
        private EventLoop.Timer timer = EventLoop.Timer.NONE;

        private Session(String id) {
            this.id = id;
        }
    }

    private final MessageQueue queue;
    private final EventLoop loop;
    private final Map<String, Session> sessions = new HashMap<>();
    private final Set<BooleanSupplier> waiting = new LinkedHashSet<>();

    Sessions(MessageQueue queue, EventLoop loop) {
        this.queue = queue;
        this.loop = loop;
    }

    /** The session asked for, or the next one with messages; empty when there is none that nobody holds. */
    public Optional<Session> acquire(Optional<String> wanted, Consumer consumer) {
        Optional<Session> free = wanted.or(this::nextWithMessages)
                .map(id -> sessions.computeIfAbsent(id, Session::new))
                .filter(session -> session.holder.isEmpty());
        free.ifPresent(session -> {
            session.holder = Optional.of(consumer);
            prolong(session);
        });
        return free;
    }

    /** Tries now and whenever a session comes free or gets a message, until the receiver says it is done. */
    public void whenAvailable(BooleanSupplier done) {
        waiting.add(done);
    }

    void offer() {
        List.copyOf(waiting).stream().filter(BooleanSupplier::getAsBoolean).forEach(waiting::remove);
    }

    public Session held(String id) {
        Session session = sessions.get(id);
        if (session == null || session.holder.isEmpty()) {
            throw AmqpRefusal.sessionLockLost();
        }
        return session;
    }

    public Instant renew(String id) {
        Session session = held(id);
        prolong(session);
        return session.lockedUntil;
    }

    public Optional<Instant> lockedUntil(StoredMessage message) {
        Session session = queue.settings().requiresSession() ? sessions.get(message.sessionId) : null;
        return Optional.ofNullable(session).map(known -> known.lockedUntil);
    }

    /** Closing a session does not count deliveries; losing it does (Service Bus documentation, "Message sessions"). */
    public void close(Session session, Consumer consumer) {
        if (session.holder.filter(holder -> holder == consumer).isPresent()) {
            free(session);
            queue.locked().release(of(session));
            offer();
        }
    }

    public int loseAll() {
        List<Session> held = sessions.values().stream()
                .filter(session -> session.holder.isPresent())
                .toList();
        held.forEach(this::lose);
        return held.size();
    }

    void clear() {
        sessions.values().forEach(Sessions::free);
    }

    private void lose(Session session) {
        Optional<Consumer> holder = session.holder;
        free(session);
        holder.ifPresent(Consumer::sessionLost);
        queue.locked().lose(of(session));
        offer();
    }

    private static void free(Session session) {
        session.timer.cancel();
        session.holder = Optional.empty();
    }

    private void prolong(Session session) {
        session.timer.cancel();
        session.lockedUntil = loop.now().plus(queue.settings().lockDuration());
        session.timer = loop.at(session.lockedUntil, () -> lose(session));
    }

    private Optional<String> nextWithMessages() {
        return queue.sessionsWithMessages().stream().filter(this::isFree).findFirst();
    }

    private boolean isFree(String id) {
        Session session = sessions.get(id);
        return session == null || session.holder.isEmpty();
    }

    private static Predicate<MessageLock> of(Session session) {
        return lock -> session.id.equals(lock.message.sessionId);
    }
}
