package io.roundtrip.simulators.servicebus.amqp;

import io.roundtrip.simulators.servicebus.entities.Consumer;
import io.roundtrip.simulators.servicebus.entities.MessageLock;
import io.roundtrip.simulators.servicebus.entities.MessageQueue;
import io.roundtrip.simulators.servicebus.entities.Sessions;
import io.roundtrip.simulators.servicebus.entities.StoredMessage;
import io.roundtrip.simulators.servicebus.loop.EventLoop;
import io.roundtrip.simulators.servicebus.protocol.AmqpRefusal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.qpid.protonj2.buffer.ProtonBuffer;
import org.apache.qpid.protonj2.buffer.ProtonBufferAllocator;
import org.apache.qpid.protonj2.engine.OutgoingDelivery;
import org.apache.qpid.protonj2.engine.Sender;
import org.apache.qpid.protonj2.types.Symbol;
import org.apache.qpid.protonj2.types.messaging.Source;
import org.apache.qpid.protonj2.types.transport.ErrorCondition;
import org.apache.qpid.protonj2.types.transport.SenderSettleMode;
import org.jspecify.annotations.Nullable;

/** A client receives from a queue. */
public final class OutgoingLink implements Consumer {
    private static final Symbol LOCKED_UNTIL = Symbol.valueOf("com.microsoft:locked-until-utc");
    private static final long DOTNET_EPOCH_TICKS = 621_355_968_000_000_000L;
    private static final long TICKS_PER_MILLI = 10_000L;

    private final Sender link;
    private final AmqpConnection connection;
    private final MessageQueue queue;
    private final boolean takesForGood;
    private Optional<Sessions.Session> session = Optional.empty();
    private boolean ended;
    private @Nullable OutgoingDelivery current;
    private @Nullable ProtonBuffer unsent;

    OutgoingLink(Sender link, AmqpConnection connection, MessageQueue queue) {
        this.link = link;
        this.connection = connection;
        this.queue = queue;
        this.takesForGood = link.getRemoteSenderSettleMode() == SenderSettleMode.SETTLED;
    }

    void open() {
        Dispositions dispositions = new Dispositions(connection, queue, session.isPresent());
        link.closeHandler(closed -> {
            closed.close();
            end();
        });
        link.detachHandler(detached -> {
            detached.detach();
            end();
        });
        link.deliveryStateUpdatedHandler(dispositions::updated);
        link.creditStateUpdateHandler(credit -> creditChanged());
        link.open();
        connection.add(this);
        queue.attach(this);
    }

    /** Opens once the session is there; refuses at once when another receiver holds it, or when the wait is over. */
    void openWithSession(SessionRequest request) {
        link.closeHandler(closed -> {
            ended = true;
            closed.close();
        });
        if (tryOpen(request.id())) {
            return;
        }
        request.id().ifPresent(OutgoingLink::heldByAnother);
        EventLoop.Timer timer = connection.namespace.loop().after(request.timeout(), this::waitedTooLong);
        queue.sessions().whenAvailable(() -> {
            boolean done = !waiting() || tryOpen(Optional.empty());
            if (done) {
                timer.cancel();
            }
            return done;
        });
    }

    void endIfClosed() {
        if (link.isLocallyClosedOrDetached()) {
            end();
        }
    }

    void end() {
        if (ended) {
            return;
        }
        ended = true;
        connection.remove(this);
        queue.detach(this);
        if (session.isPresent()) {
            queue.sessions().close(session.get(), this);
        } else if (queue.settings().releaseOnDetach()) {
            queue.locked().release(lock -> lock.heldBy(this));
        }
    }

    @Override
    public boolean canTake() {
        return !ended && unsent == null && link.isLocallyOpen() && link.isSendable();
    }

    @Override
    public Optional<String> session() {
        return session.map(held -> held.id);
    }

    @Override
    public boolean takesForGood() {
        return takesForGood;
    }

    /** Deliveries that are taken for good carry a token too: the SDK reads every tag as one. */
    @Override
    public void deliver(StoredMessage message) {
        Optional<MessageLock> lock = Optional.ofNullable(message.lock);
        UUID token = lock.map(held -> held.token)
                .orElseGet(connection.namespace.entities().context().ids());
        current = link.next().setTag(LockToken.tag(token)).setMessageFormat(0);
        lock.ifPresent(current::setLinkedResource);
        if (takesForGood) {
            current.settle();
        }
        unsent = ProtonBufferAllocator.defaultAllocator()
                .copy(connection.namespace.messages().write(message, queue.deadLetterSource()));
        sendRest();
    }

    @Override
    public void sessionLost() {
        AmqpRefusal lost = AmqpRefusal.sessionLockLost();
        link.setCondition(new ErrorCondition(lost.condition(), lost.text()));
        link.close();
        end();
    }

    private boolean waiting() {
        return !ended && session.isEmpty() && connection.isOpen();
    }

    private void waitedTooLong() {
        if (waiting()) {
            ended = true;
            LinkAttachments.refuse(
                    link,
                    new AmqpRefusal(
                            408,
                            "com.microsoft:timeout",
                            "The operation did not complete within the allotted timeout."));
        }
    }

    private static void heldByAnother(String id) {
        throw new AmqpRefusal(
                409,
                "com.microsoft:session-cannot-be-locked",
                "The requested session '" + id + "' cannot be accepted. It may be locked by another receiver.");
    }

    private boolean tryOpen(Optional<String> wanted) {
        session = queue.sessions().acquire(wanted, this);
        session.ifPresent(held -> {
            Source source = link.getRemoteSource().copy();
            source.setFilter(Map.of(SessionRequest.FILTER, held.id));
            link.setSource(source);
            link.setProperties(Map.of(LOCKED_UNTIL, ticks(held.lockedUntil)));
            open();
        });
        return session.isPresent();
    }

    private static long ticks(Instant time) {
        return DOTNET_EPOCH_TICKS + time.toEpochMilli() * TICKS_PER_MILLI;
    }

    private void creditChanged() {
        sendRest();
        queue.dispatch();
        if (link.isDraining() && link.isLocallyOpen()) {
            link.drained();
        }
    }

    /** The peer's session window may take a part only; the rest goes when it opens again. */
    private void sendRest() {
        if (current != null && unsent != null && link.isSendable()) {
            current.streamBytes(unsent, true);
            unsent = unsent.isReadable() ? unsent : null;
        }
    }
}
