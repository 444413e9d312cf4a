package io.roundtrip.simulators.servicebus.amqp;

import io.roundtrip.simulators.servicebus.protocol.AmqpRefusal;
import java.util.Map;
import org.apache.qpid.protonj2.buffer.ProtonBuffer;
import org.apache.qpid.protonj2.engine.IncomingDelivery;
import org.apache.qpid.protonj2.engine.Receiver;
import org.apache.qpid.protonj2.types.Symbol;
import org.apache.qpid.protonj2.types.UnsignedLong;
import org.apache.qpid.protonj2.types.messaging.Rejected;
import org.apache.qpid.protonj2.types.transport.ErrorCondition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A link on which the client sends: whole transfers, credit, and the answer to what is refused. */
public final class IncomingLink {
    private static final Logger log = LoggerFactory.getLogger(IncomingLink.class);
    private static final Symbol BATCH_SIZE = Symbol.valueOf("com.microsoft:max-message-batch-size");
    private static final int CREDIT = 500;

    /** Receives whole transfers, and answers each. */
    interface Transfers {
        void received(IncomingDelivery delivery, byte[] bytes);
    }

    private final Receiver link;
    private final int maxMessageSize;

    IncomingLink(Receiver link, int maxMessageSize) {
        this.link = link;
        this.maxMessageSize = maxMessageSize;
    }

    /** Without a size limit the SDK believes that nothing may be sent at all. */
    void open(Transfers transfers) {
        UnsignedLong limit = UnsignedLong.valueOf(maxMessageSize);
        link.setMaxMessageSize(limit);
        link.setProperties(Map.of(BATCH_SIZE, limit));
        link.deliveryReadHandler(delivery -> read(delivery, transfers));
        link.open();
        link.addCredit(CREDIT);
    }

    private void read(IncomingDelivery delivery, Transfers transfers) {
        if (delivery.isAborted()) {
            delivery.settle();
        } else if (!delivery.isPartial()) {
            receive(delivery, transfers);
        }
        if (link.isLocallyOpen() && link.getCredit() < CREDIT / 2) {
            link.addCredit(CREDIT - link.getCredit());
        }
    }

    private void receive(IncomingDelivery delivery, Transfers transfers) {
        try {
            transfers.received(delivery, bytes(delivery.readAll()));
        } catch (AmqpRefusal refusal) {
            reject(delivery, refusal.condition(), refusal.text());
        } catch (RuntimeException e) {
            log.error("A transfer on {} failed and is rejected", link.getName(), e);
            reject(delivery, "amqp:internal-error", e.toString());
        }
    }

    private static void reject(IncomingDelivery delivery, String condition, String text) {
        if (!delivery.isSettled()) {
            delivery.disposition(new Rejected(new ErrorCondition(condition, text)), true);
        }
    }

    private byte[] bytes(ProtonBuffer buffer) {
        int size = buffer == null ? 0 : buffer.getReadableBytes();
        if (size > maxMessageSize) {
            throw new AmqpRefusal(
                    400,
                    "amqp:link:message-size-exceeded",
                    "The received message has " + size + " bytes; the limit is " + maxMessageSize + ".");
        }
        byte[] bytes = new byte[size];
        if (buffer != null) {
            buffer.readBytes(bytes, 0, size);
        }
        return bytes;
    }
}
