package io.roundtrip.simulators.servicebus.entities;

import io.roundtrip.simulators.servicebus.journal.JournalEntry;
import io.roundtrip.simulators.servicebus.protocol.AmqpRefusal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** The messages of one queue in the hands of receivers, and what becomes of them. */
public final class LockedMessages {
    private final MessageQueue queue;
    private final QueueContext context;
    private final Map<UUID, MessageLock> locks = new LinkedHashMap<>();

    LockedMessages(MessageQueue queue, QueueContext context) {
        this.queue = queue;
        this.context = context;
    }

    /** In a queue with sessions the session is what expires, so the lock has no timer of its own. */
    public MessageLock lock(StoredMessage message, Optional<Consumer> holder) {
        MessageLock lock = new MessageLock(context.ids().get(), message, holder, end(message));
        message.lock = lock;
        locks.put(lock.token, lock);
        watch(lock);
        queue.journal(JournalEntry.Kind.LOCKED, message, "");
        return lock;
    }

    public Optional<StoredMessage> find(UUID token) {
        return Optional.ofNullable(locks.get(token)).map(lock -> lock.message);
    }

    public StoredMessage require(UUID token) {
        return find(token).orElseThrow(AmqpRefusal::messageLockLost);
    }

    public Instant renew(UUID token) {
        MessageLock lock = require(token).lock;
        if (lock == null) {
            throw AmqpRefusal.messageLockLost();
        }
        lock.timer.cancel();
        lock.until = end(lock.message);
        watch(lock);
        queue.journal(JournalEntry.Kind.RENEWED, lock.message, "");
        return lock.until;
    }

    public void settle(StoredMessage message, Settlement settlement) {
        unlock(message);
        if (settlement instanceof Settlement.Complete) {
            queue.remove(message);
            queue.journal(JournalEntry.Kind.COMPLETED, message, "");
        } else if (settlement instanceof Settlement.Abandon abandon) {
            message.change(abandon.changes());
            putBackCounted(message, JournalEntry.Kind.ABANDONED);
        } else if (settlement instanceof Settlement.Defer defer) {
            defer(message, defer);
        } else if (settlement instanceof Settlement.DeadLetter deadLetter) {
            queue.deadLetter(message, deadLetter);
        } else {
            queue.journal(JournalEntry.Kind.RELEASED, message, "");
            putBack(message);
        }
    }

    /** Every lock that fits runs out now; the deliveries count. */
    public int lose(Predicate<MessageLock> which) {
        List<MessageLock> lost = locks.values().stream().filter(which).toList();
        lost.forEach(this::lose);
        return lost.size();
    }

    public void release(Predicate<MessageLock> which) {
        locks.values().stream().filter(which).toList().forEach(lock -> settle(lock.message, new Settlement.Release()));
    }

    void clear() {
        List.copyOf(locks.values()).forEach(lock -> unlock(lock.message));
    }

    private void lose(MessageLock lock) {
        unlock(lock.message);
        putBackCounted(lock.message, JournalEntry.Kind.LOCK_LOST);
    }

    private Instant end(StoredMessage message) {
        return queue.sessions()
                .lockedUntil(message)
                .orElseGet(() -> context.loop().now().plus(queue.settings().lockDuration()));
    }

    private void watch(MessageLock lock) {
        if (!queue.settings().requiresSession()) {
            lock.timer = context.loop().at(lock.until, () -> lose(lock));
        }
    }

    private void unlock(StoredMessage message) {
        MessageLock lock = message.lock;
        if (lock != null) {
            lock.timer.cancel();
            locks.remove(lock.token);
            message.lock = null;
        }
    }

    private void defer(StoredMessage message, Settlement.Defer defer) {
        message.change(defer.changes());
        message.deliveryCount++;
        message.state = StoredMessage.State.DEFERRED;
        queue.journal(JournalEntry.Kind.DEFERRED, message, "");
    }

    private void putBackCounted(StoredMessage message, JournalEntry.Kind kind) {
        message.deliveryCount++;
        queue.journal(kind, message, "delivery " + message.deliveryCount);
        putBack(message);
    }

    /** A deferred message stays deferred; dead letters are never counted out. */
    private void putBack(StoredMessage message) {
        int limit = queue.settings().maxDeliveryCount();
        if (message.state == StoredMessage.State.DEFERRED) {
            return;
        }
        if (message.deliveryCount >= limit && !queue.holdsDeadLetters()) {
            String text = "Message could not be consumed after " + limit + " delivery attempts.";
            queue.deadLetter(message, new Settlement.DeadLetter("MaxDeliveryCountExceeded", text, Map.of()));
        } else {
            queue.makeReady(message);
        }
    }
}
