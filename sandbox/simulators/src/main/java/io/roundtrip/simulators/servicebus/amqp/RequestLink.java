package io.roundtrip.simulators.servicebus.amqp;

import io.roundtrip.simulators.servicebus.management.Node;
import io.roundtrip.simulators.servicebus.management.Request;
import io.roundtrip.simulators.servicebus.management.Response;
import io.roundtrip.simulators.servicebus.protocol.AmqpRefusal;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.apache.qpid.proton.amqp.messaging.Header;
import org.apache.qpid.proton.amqp.messaging.Properties;
import org.apache.qpid.protonj2.engine.IncomingDelivery;
import org.apache.qpid.protonj2.engine.Receiver;
import org.apache.qpid.protonj2.engine.Sender;
import org.apache.qpid.protonj2.types.messaging.Accepted;
import org.apache.qpid.protonj2.types.messaging.Source;
import org.apache.qpid.protonj2.types.messaging.Target;
import org.apache.qpid.protonj2.types.transport.DeliveryState;
import org.jspecify.annotations.Nullable;

/** The asking half of a request-response pair. */
public final class RequestLink implements IncomingLink.Transfers {
    private final Receiver link;
    private final AmqpConnection connection;
    private final Node node;
    private final String entity;

    RequestLink(Receiver link, AmqpConnection connection, Node node, String entity) {
        this.link = link;
        this.connection = connection;
        this.node = node;
        this.entity = entity;
    }

    @Override
    public void received(IncomingDelivery delivery, byte[] bytes) {
        DeliveryState state = delivery.getRemoteState();
        delivery.disposition(Accepted.getInstance(), true);
        Request request = request(bytes);
        reply(encoded(request, response(request, state)));
    }

    private Response response(Request request, @Nullable DeliveryState state) {
        try {
            return node.answer(request, connection.transactions.of(state, link.getSession(), entity));
        } catch (AmqpRefusal refusal) {
            return Response.refused(refusal);
        }
    }

    private Request request(byte[] bytes) {
        Map<Class<?>, Object> read = new HashMap<>();
        for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
            Object section = connection.namespace.messages().sections().read(rest);
            read.put(section.getClass(), section);
        }
        Properties properties = (Properties) read.getOrDefault(Properties.class, new Properties());
        ApplicationProperties fields = (ApplicationProperties)
                read.getOrDefault(ApplicationProperties.class, new ApplicationProperties(Map.of()));
        AmqpValue body = (AmqpValue) read.getOrDefault(AmqpValue.class, new AmqpValue(null));
        return new Request(properties.getMessageId(), fields.getValue(), body.getValue());
    }

    private byte[] encoded(Request request, Response response) {
        Properties properties = new Properties();
        properties.setCorrelationId(request.messageId());
        return connection
                .namespace
                .messages()
                .sections()
                .write(
                        new Header(),
                        properties,
                        new ApplicationProperties(response.properties()),
                        new AmqpValue(response.body()));
    }

    /** The answer goes out on the link of the same session whose source is the request's target. */
    private void reply(byte[] answer) {
        String address = ((Target) link.getRemoteTarget()).getAddress();
        link.getSession().senders().stream()
                .filter(sender -> sender.isLocallyOpen() && address.equals(sourceAddress(sender)))
                .findFirst()
                .map(sender -> sender.getLinkedResource(ReplyLink.class))
                .ifPresent(reply -> reply.send(answer));
    }

    private static String sourceAddress(Sender sender) {
        return Optional.ofNullable(sender.getRemoteSource())
                .map(Source::getAddress)
                .orElse("");
    }
}
