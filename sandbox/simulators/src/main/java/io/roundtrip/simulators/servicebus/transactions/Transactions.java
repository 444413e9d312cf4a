package io.roundtrip.simulators.servicebus.transactions;

import io.roundtrip.simulators.servicebus.entities.QueueContext;
import io.roundtrip.simulators.servicebus.protocol.AmqpRefusal;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.qpid.protonj2.engine.Session;
import org.apache.qpid.protonj2.engine.Transaction;
import org.apache.qpid.protonj2.engine.TransactionManager;
import org.apache.qpid.protonj2.types.Binary;
import org.apache.qpid.protonj2.types.transactions.TransactionalState;
import org.apache.qpid.protonj2.types.transport.DeliveryState;
import org.apache.qpid.protonj2.types.transport.ErrorCondition;
import org.jspecify.annotations.Nullable;

/**
 * The open transactions of one connection. With cross-entity transactions the SDK puts all links on the session of the
 * coordinator; without, each entity has a session of its own, and then a transaction may work on one entity only
 * ("Overview of Service Bus transaction processing"). So a client that forgot the flag notices here already.
 */
public final class Transactions {
    private static final int CREDIT = 100;

    private record Declared(Object session, OpenTransaction transaction) {}

    private final QueueContext context;
    private final Map<UUID, Declared> open = new HashMap<>();

    public Transactions(QueueContext context) {
        this.context = context;
    }

    public void attach(TransactionManager coordinator) {
        coordinator.setSource(coordinator.getRemoteSource()).setCoordinator(coordinator.getRemoteCoordinator());
        coordinator.declareHandler(transaction -> declare(coordinator, transaction));
        coordinator.dischargeHandler(transaction -> discharge(coordinator, transaction));
        coordinator.closeHandler(TransactionManager::close);
        coordinator.open();
        coordinator.addCredit(CREDIT);
    }

    /** The transaction a transfer, settlement or request belongs to; empty when it stands for itself. */
    public Optional<OpenTransaction> of(@Nullable DeliveryState state) {
        return declared(state).map(Declared::transaction);
    }

    /** The same for work of a link on an entity. */
    public Optional<OpenTransaction> of(@Nullable DeliveryState state, Session session, String entity) {
        Optional<Declared> declared = declared(state);
        declared.filter(known -> known.session() != session)
                .ifPresent(known -> known.transaction().bindTo(entity));
        return declared.map(Declared::transaction);
    }

    private Optional<Declared> declared(@Nullable DeliveryState state) {
        if (!(state instanceof TransactionalState transactional)) {
            return Optional.empty();
        }
        Declared declared = open.get(id(transactional.getTxnId()));
        if (declared == null) {
            throw AmqpRefusal.unknownTransaction();
        }
        return Optional.of(declared);
    }

    private void declare(TransactionManager coordinator, Transaction<TransactionManager> transaction) {
        UUID id = context.ids().get();
        open.put(id, new Declared(coordinator.getParent(), new OpenTransaction(context.loop()::now)));
        ByteBuffer bytes = ByteBuffer.allocate(16).putLong(id.getMostSignificantBits());
        coordinator.declared(
                transaction,
                new Binary(bytes.putLong(id.getLeastSignificantBits()).array()));
        coordinator.addCredit(1);
    }

    private void discharge(TransactionManager coordinator, Transaction<TransactionManager> transaction) {
        Declared declared = open.remove(id(transaction.getTxnId()));
        try {
            if (declared != null && transaction.getDischargeState() == Transaction.DischargeState.COMMIT) {
                declared.transaction().commit();
            }
            coordinator.discharged(transaction);
        } catch (AmqpRefusal refusal) {
            coordinator.dischargeFailed(transaction, new ErrorCondition("amqp:transaction:rollback", refusal.text()));
        }
        coordinator.addCredit(1);
    }

    private static UUID id(Binary id) {
        ByteBuffer bytes = id.asByteBuffer();
        return new UUID(bytes.getLong(0), bytes.getLong(8));
    }
}
