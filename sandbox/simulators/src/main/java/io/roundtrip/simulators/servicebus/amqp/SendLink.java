package io.roundtrip.simulators.servicebus.amqp;

import io.roundtrip.simulators.servicebus.entities.Destination;
import io.roundtrip.simulators.servicebus.entities.StoredMessage;
import io.roundtrip.simulators.servicebus.protocol.AmqpRefusal;
import io.roundtrip.simulators.servicebus.transactions.OpenTransaction;
import io.roundtrip.simulators.servicebus.transactions.SendStep;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.qpid.protonj2.engine.IncomingDelivery;
import org.apache.qpid.protonj2.types.messaging.Accepted;
import org.apache.qpid.protonj2.types.transactions.TransactionalState;

/** A client sends to a queue or topic. A transfer is stored whole or not at all. */
public final class SendLink implements IncomingLink.Transfers {
    private final AmqpConnection connection;
    private final Destination destination;

    SendLink(AmqpConnection connection, Destination destination) {
        this.connection = connection;
        this.destination = destination;
    }

    @Override
    public void received(IncomingDelivery delivery, byte[] bytes) {
        List<StoredMessage> messages = connection.namespace.messages().readTransfer(bytes, delivery.getMessageFormat());
        if (delivery.getRemoteState() instanceof TransactionalState state) {
            sendInTransaction(delivery, state, messages);
        } else {
            check(messages);
            messages.forEach(destination::send);
            answer(delivery);
        }
    }

    private void check(List<StoredMessage> messages) {
        connection.namespace.faults().checkSend(destination, messages);
        destination.check(messages);
    }

    private void sendInTransaction(IncomingDelivery delivery, TransactionalState state, List<StoredMessage> messages) {
        Optional<OpenTransaction> transaction = connection.transactions.of(state);
        try {
            connection.transactions.of(state, delivery.getLink().getSession(), destination.path());
            check(messages);
            transaction.ifPresent(open -> open.add(new SendStep(destination, messages)));
        } catch (AmqpRefusal refusal) {
            transaction.ifPresent(open -> open.fail(refusal));
            throw refusal;
        }
        delivery.disposition(
                new TransactionalState().setTxnId(state.getTxnId()).setOutcome(Accepted.getInstance()), true);
    }

    /** Stored first, answered then: what a fault delays or loses is only the answer. */
    private void answer(IncomingDelivery delivery) {
        Duration delay = connection.namespace.faults().delay(destination.path());
        if (connection.namespace.faults().loseAnswer(destination.path())) {
            connection.namespace.loop().atEndOfTurn(connection::drop);
        } else if (delay.isZero()) {
            accept(delivery);
        } else {
            connection.namespace.loop().after(delay, () -> accept(delivery));
        }
    }

    private void accept(IncomingDelivery delivery) {
        if (connection.isOpen() && delivery.getLink().isLocallyOpen()) {
            delivery.disposition(Accepted.getInstance(), true);
        }
    }
}
