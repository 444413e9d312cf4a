package io.roundtrip.simulators.servicebus.amqp;

import io.roundtrip.simulators.servicebus.entities.MessageLock;
import io.roundtrip.simulators.servicebus.entities.MessageQueue;
import io.roundtrip.simulators.servicebus.entities.Settlement;
import io.roundtrip.simulators.servicebus.entities.StoredMessage;
import io.roundtrip.simulators.servicebus.journal.JournalEntry;
import io.roundtrip.simulators.servicebus.protocol.AmqpRefusal;
import io.roundtrip.simulators.servicebus.protocol.TypeBridge;
import io.roundtrip.simulators.servicebus.transactions.OpenTransaction;
import io.roundtrip.simulators.servicebus.transactions.SettlementStep;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.qpid.protonj2.engine.OutgoingDelivery;
import org.apache.qpid.protonj2.types.messaging.Accepted;
import org.apache.qpid.protonj2.types.messaging.Modified;
import org.apache.qpid.protonj2.types.messaging.Outcome;
import org.apache.qpid.protonj2.types.messaging.Rejected;
import org.apache.qpid.protonj2.types.transactions.TransactionalState;
import org.apache.qpid.protonj2.types.transport.DeliveryState;
import org.apache.qpid.protonj2.types.transport.ErrorCondition;
import org.jspecify.annotations.Nullable;

/** What the receiver of a link says about deliveries, and our answers: each repeats the outcome, settled. */
public final class Dispositions {
    private static final String REASON = "DeadLetterReason";
    private static final String DESCRIPTION = "DeadLetterErrorDescription";

    private final AmqpConnection connection;
    private final MessageQueue queue;
    private final boolean inSession;

    Dispositions(AmqpConnection connection, MessageQueue queue, boolean inSession) {
        this.connection = connection;
        this.queue = queue;
        this.inSession = inSession;
    }

    void updated(OutgoingDelivery delivery) {
        if (delivery.isSettled() || delivery.getRemoteState() == null) {
            return;
        }
        try {
            DeliveryState answer = settle(delivery, delivery.getRemoteState());
            answer(delivery, answer);
        } catch (AmqpRefusal refusal) {
            delivery.disposition(new Rejected(new ErrorCondition(refusal.condition(), refusal.text())), true);
        }
    }

    private DeliveryState settle(OutgoingDelivery delivery, DeliveryState state) {
        MessageLock lock = delivery.getLinkedResource();
        StoredMessage message = queue.locked().find(lock.token).orElseThrow(() -> tooLate(lock));
        Optional<OpenTransaction> transaction = connection.transactions.of(
                state, delivery.getLink().getSession(), queue.settings().name());
        if (transaction.isPresent() && state instanceof TransactionalState transactional) {
            Outcome outcome = transactional.getOutcome();
            transaction.get().add(new SettlementStep(queue, lock.token, settlement(outcome)));
            return new TransactionalState().setTxnId(transactional.getTxnId()).setOutcome(echo(outcome));
        }
        Outcome outcome = (Outcome) state;
        queue.locked().settle(message, settlement(outcome));
        return (DeliveryState) echo(outcome);
    }

    private AmqpRefusal tooLate(MessageLock lock) {
        queue.journal(JournalEntry.Kind.SETTLEMENT_REFUSED, lock.message, "the lock is lost");
        return inSession ? AmqpRefusal.sessionLockLost() : AmqpRefusal.messageLockLost();
    }

    private void answer(OutgoingDelivery delivery, DeliveryState answer) {
        Duration delay = connection.namespace.faults().delay(queue.path());
        if (delay.isZero()) {
            delivery.disposition(answer, true);
        } else {
            connection.namespace.loop().after(delay, () -> answerLate(delivery, answer));
        }
    }

    private void answerLate(OutgoingDelivery delivery, DeliveryState answer) {
        if (connection.isOpen() && delivery.getLink().isLocallyOpen()) {
            delivery.disposition(answer, true);
        }
    }

    /** A rejection is answered without its error, which the JavaScript SDK would report as a failure. */
    private static Outcome echo(Outcome outcome) {
        if (outcome instanceof Rejected) {
            return new Rejected();
        }
        return outcome instanceof Modified modified
                ? new Modified(modified.isDeliveryFailed(), modified.isUndeliverableHere())
                : outcome;
    }

    private static Settlement settlement(Outcome outcome) {
        if (outcome instanceof Accepted) {
            return new Settlement.Complete();
        }
        if (outcome instanceof Rejected rejected) {
            return deadLetter(rejected);
        }
        if (outcome instanceof Modified modified) {
            Map<String, Object> changes = TypeBridge.properties(modified.getMessageAnnotations());
            return modified.isUndeliverableHere() ? new Settlement.Defer(changes) : new Settlement.Abandon(changes);
        }
        return new Settlement.Release();
    }

    private static Settlement deadLetter(Rejected rejected) {
        Map<String, Object> details = TypeBridge.properties(
                rejected.getError() == null ? Map.of() : rejected.getError().getInfo());
        String reason = text(details.remove(REASON));
        String description = text(details.remove(DESCRIPTION));
        return new Settlement.DeadLetter(reason, description, details);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
