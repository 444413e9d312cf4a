package io.roundtrip.simulators.servicebus;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.qpid.protonj2.engine.Transaction;
import org.apache.qpid.protonj2.engine.TransactionManager;
import org.apache.qpid.protonj2.types.Binary;
import org.apache.qpid.protonj2.types.transactions.TransactionalState;
import org.apache.qpid.protonj2.types.transport.DeliveryState;
import org.apache.qpid.protonj2.types.transport.ErrorCondition;
import org.jspecify.annotations.Nullable;

/**
 * The open transactions of one connection. Each belongs to the AMQP session of its coordinator and is unknown on any
 * other (AMQP 1.0, section 4.4), so that a client that forgot its cross-entity flag notices here already.
 */
final class Transactions {
    private static final int CREDIT = 100;

    private record Declared(Object session, OpenTransaction transaction) {}

    private final Supplier<UUID> ids;
    private final Map<UUID, Declared> open = new HashMap<>();

    Transactions(Supplier<UUID> ids) {
        this.ids = ids;
    }

    void attach(TransactionManager coordinator) {
        coordinator.setSource(coordinator.getRemoteSource()).setCoordinator(coordinator.getRemoteCoordinator());
        coordinator.declareHandler(transaction -> declare(coordinator, transaction));
        coordinator.dischargeHandler(transaction -> discharge(coordinator, transaction));
        coordinator.closeHandler(TransactionManager::close);
        coordinator.open();
        coordinator.addCredit(CREDIT);
    }

    /** The transaction a transfer or settlement on this session belongs to; empty when it stands for itself. */
    Optional<OpenTransaction> of(@Nullable DeliveryState state, Object session) {
        if (!(state instanceof TransactionalState transactional)) {
            return Optional.empty();
        }
        return Optional.ofNullable(open.get(id(transactional.getTxnId())))
                .filter(declared -> declared.session() == session)
                .map(Declared::transaction)
                .or(Transactions::unknown);
    }

    /** Requests to {@code $management} travel on a session of their own, so there any open transaction will do. */
    Optional<OpenTransaction> ofRequest(@Nullable DeliveryState state) {
        if (!(state instanceof TransactionalState transactional)) {
            return Optional.empty();
        }
        return Optional.ofNullable(open.get(id(transactional.getTxnId())))
                .map(Declared::transaction)
                .or(Transactions::unknown);
    }

    private static Optional<OpenTransaction> unknown() {
        throw AmqpRefusal.unknownTransaction();
    }

    private void declare(TransactionManager coordinator, Transaction<TransactionManager> transaction) {
        UUID id = ids.get();
        open.put(id, new Declared(coordinator.getParent(), new OpenTransaction()));
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
