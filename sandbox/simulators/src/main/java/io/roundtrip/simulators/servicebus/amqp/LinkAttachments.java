package io.roundtrip.simulators.servicebus.amqp;

import io.roundtrip.simulators.servicebus.entities.Destination;
import io.roundtrip.simulators.servicebus.entities.Entities;
import io.roundtrip.simulators.servicebus.entities.MessageQueue;
import io.roundtrip.simulators.servicebus.management.ManagementNode;
import io.roundtrip.simulators.servicebus.management.TokenNode;
import io.roundtrip.simulators.servicebus.protocol.AmqpRefusal;
import io.roundtrip.simulators.servicebus.protocol.EntityAddress;
import java.util.Optional;
import org.apache.qpid.protonj2.engine.Link;
import org.apache.qpid.protonj2.engine.Receiver;
import org.apache.qpid.protonj2.engine.Sender;
import org.apache.qpid.protonj2.types.messaging.Source;
import org.apache.qpid.protonj2.types.messaging.Target;
import org.apache.qpid.protonj2.types.transport.ErrorCondition;

/** Decides what a newly attached link is. Sender and receiver are seen from our side: a client that sends is our receiver. */
public final class LinkAttachments {
    private final AmqpConnection connection;

    LinkAttachments(AmqpConnection connection) {
        this.connection = connection;
    }

    /** The entity a link works on, by the terminus on our side. */
    static EntityAddress addressOf(Link<?> link) {
        if (link.isSender()) {
            return EntityAddress.of(sourceAddress(link));
        }
        Object target = link.getRemoteTarget();
        return EntityAddress.of(target instanceof Target node ? node.getAddress() : "");
    }

    /** Answers with a null terminus, by which the peer knows that the refusing detach follows (section 2.6.3). */
    static void refuse(Link<?> link, AmqpRefusal refusal) {
        if (link.isSender()) {
            link.setSource(null);
        } else {
            link.setTarget((Target) null);
        }
        link.open();
        link.setCondition(new ErrorCondition(refusal.condition(), refusal.text()));
        link.close();
    }

    void clientSends(Receiver link) {
        if (!(link.getRemoteTarget() instanceof Target target)) {
            return; // protonj2 1.1.0 announces a coordinator here too; Transactions answers it
        }
        accept(link, target);
        link.closeHandler(Receiver::close);
        link.detachHandler(Receiver::detach);
        try {
            new IncomingLink(link, connection.namespace.maxMessageSize()).open(transfers(link, addressOf(link)));
        } catch (AmqpRefusal refusal) {
            refuse(link, refusal);
        }
    }

    void clientReceives(Sender link) {
        accept(link, link.getRemoteTarget() instanceof Target target ? target : new Target());
        link.closeHandler(Sender::close);
        link.detachHandler(Sender::detach);
        EntityAddress address = addressOf(link);
        try {
            if (address.tokens() || address.management()) {
                new ReplyLink(link).open();
            } else {
                receive(link, address);
            }
        } catch (AmqpRefusal refusal) {
            refuse(link, refusal);
        }
    }

    private IncomingLink.Transfers transfers(Receiver link, EntityAddress address) {
        if (address.tokens()) {
            return new RequestLink(
                    link, connection, new TokenNode(connection.namespace.access(), connection::authorize), "");
        }
        connection.checkAuthorized(address);
        Destination destination = destination(address);
        if (address.management()) {
            return new RequestLink(link, connection, management(address, destination), address.queue());
        }
        if (address.deadLetters() || entities().subscription(address.queue()).isPresent()) {
            throw AmqpRefusal.notAllowed("Nothing can be sent to '" + address.path() + "'.");
        }
        destination.checkTakes();
        return new SendLink(connection, destination);
    }

    private ManagementNode management(EntityAddress address, Destination destination) {
        ManagementNode node =
                new ManagementNode(connection.namespace.messages(), connection.namespace.faults(), destination);
        return entities().subscription(address.path()).map(node::withRulesOf).orElse(node);
    }

    private void receive(Sender link, EntityAddress address) {
        connection.checkAuthorized(address);
        MessageQueue queue = source(address);
        OutgoingLink outgoing = new OutgoingLink(link, connection, queue);
        Optional<SessionRequest> session = SessionRequest.of(link);
        if (session.isPresent() && !queue.settings().requiresSession()) {
            throw AmqpRefusal.notAllowed(
                    "A sessionful message receiver cannot be created on an entity that does not require sessions.");
        } else if (session.isPresent()) {
            outgoing.openWithSession(session.get());
        } else if (queue.settings().requiresSession()) {
            throw AmqpRefusal.notAllowed(
                    "It is not possible for an entity that requires sessions to create a non-sessionful message receiver.");
        } else {
            outgoing.open();
        }
    }

    /** Refuses when the link could not be attached any more because of its entity. */
    void checkUsable(Link<?> link) {
        EntityAddress address = addressOf(link);
        if (address.tokens() || address.path().isEmpty()) {
            return; // tokens and transactions are nobody's entity
        }
        Destination destination = destination(address);
        if (link.isSender() && !address.management()) {
            source(address);
        } else if (!address.management()) {
            destination.checkTakes();
        }
    }

    private MessageQueue source(EntityAddress address) {
        if (!(destination(address) instanceof MessageQueue queue)) {
            throw AmqpRefusal.notAllowed("A topic gives no messages; receive from a subscription of it.");
        }
        queue.checkGives();
        return queue;
    }

    private Destination destination(EntityAddress address) {
        return entities().destination(address).orElseThrow(() -> AmqpRefusal.notFound(address.path()));
    }

    private Entities entities() {
        return connection.namespace.entities();
    }

    private static void accept(Link<?> link, Target target) {
        link.setSource(link.getRemoteSource()).setTarget(target);
        link.setSenderSettleMode(link.getRemoteSenderSettleMode());
        link.setReceiverSettleMode(link.getRemoteReceiverSettleMode());
    }

    private static String sourceAddress(Link<?> link) {
        return Optional.ofNullable(link.getRemoteSource())
                .map(Source::getAddress)
                .orElse("");
    }
}
