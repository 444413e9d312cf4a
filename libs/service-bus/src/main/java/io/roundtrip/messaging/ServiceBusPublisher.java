package io.roundtrip.messaging;

import static java.util.Collections.nCopies;

import com.azure.core.amqp.exception.AmqpException;
import com.azure.messaging.servicebus.ServiceBusException;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusMessageBatch;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import io.roundtrip.messaging.SendOutcome.Accepted;
import io.roundtrip.messaging.SendOutcome.BusDown;
import io.roundtrip.messaging.SendOutcome.Refused;
import io.roundtrip.messaging.SendOutcome.Unknown;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link Publisher} over AMQP. */
final class ServiceBusPublisher implements Publisher {

    private static final Logger log = LoggerFactory.getLogger(ServiceBusPublisher.class);

    /** So many refusals in a row without a single acceptance are the queue's trouble, not the messages'. */
    private static final int REFUSALS_OF_ALL = 5;

    private final String queue;
    private final Supplier<ServiceBusSenderClient> senders;
    private Optional<ServiceBusSenderClient> current = Optional.empty();

    ServiceBusPublisher(String queue, Supplier<ServiceBusSenderClient> senders) {
        this.queue = queue;
        this.senders = senders;
    }

    @Override
    public List<SendOutcome> sendBatch(List<Outgoing> messages) {
        List<SendOutcome> outcomes = new ArrayList<>();
        while (outcomes.size() < messages.size()) {
            outcomes.addAll(sendNext(messages.subList(outcomes.size(), messages.size())));
        }
        return outcomes;
    }

    @Override
    public synchronized void close() {
        current.ifPresent(ServiceBusSenderClient::close);
        current = Optional.empty();
    }

    /** The outcomes of the first transfer of these messages; of all of them when the bus is down. */
    private List<SendOutcome> sendNext(List<Outgoing> rest) {
        int count = 0;
        try {
            ServiceBusMessageBatch batch = withSender(sender -> fill(sender.createMessageBatch(), rest));
            if (batch.getCount() == 0) {
                return List.of(new Refused(FailureKind.PERMANENT, "the message is too large for queue " + queue));
            }
            count = batch.getCount();
            withSender(sender -> send(sender, batch));
            return nCopies(count, SendOutcome.accepted());
        } catch (RuntimeException cause) {
            log.debug("A transfer of {} messages to queue {} failed", count, queue, cause);
            return afterFailure(rest, count, BusFailures.outcome(queue, cause));
        }
    }

    private static ServiceBusMessageBatch fill(ServiceBusMessageBatch batch, List<Outgoing> rest) {
        for (Outgoing message : rest) {
            if (!fits(batch, message)) {
                break;
            }
        }
        return batch;
    }

    /** The SDK throws instead of answering when the message alone is larger than a batch. */
    private static boolean fits(ServiceBusMessageBatch batch, Outgoing message) {
        try {
            return batch.tryAddMessage(message(message));
        } catch (AmqpException | ServiceBusException tooLarge) {
            return false;
        }
    }

    private static boolean send(ServiceBusSenderClient sender, ServiceBusMessageBatch batch) {
        sender.sendMessages(batch);
        return true;
    }

    private List<SendOutcome> afterFailure(List<Outgoing> rest, int count, SendOutcome outcome) {
        if (outcome instanceof Refused && count > 1) {
            return oneByOne(rest, count);
        }
        if (outcome instanceof Refused && count == 1) {
            return List.of(outcome);
        }
        int unknown = outcome instanceof Unknown ? count : 0;
        List<SendOutcome> outcomes = new ArrayList<>(nCopies(unknown, outcome));
        outcomes.addAll(nCopies(rest.size() - unknown, down(outcome)));
        return outcomes;
    }

    private List<SendOutcome> oneByOne(List<Outgoing> rest, int count) {
        List<SendOutcome> outcomes = new ArrayList<>();
        for (Outgoing message : rest.subList(0, count)) {
            SendOutcome outcome = sendNext(List.of(message)).get(0);
            outcomes.add(outcome);
            if (outcome instanceof Unknown || outcome instanceof BusDown || onlyRefusals(outcomes)) {
                outcomes.addAll(nCopies(rest.size() - outcomes.size(), down(outcome)));
                return outcomes;
            }
        }
        return outcomes;
    }

    private static boolean onlyRefusals(List<SendOutcome> outcomes) {
        return outcomes.size() >= REFUSALS_OF_ALL && outcomes.stream().noneMatch(Accepted.class::isInstance);
    }

    private SendOutcome down(SendOutcome last) {
        String reason = last instanceof Refused refused
                ? refused.reason()
                : last instanceof Unknown unknown ? unknown.reason() : "";
        return last instanceof BusDown ? last : new BusDown(reason);
    }

    /** Twice at most, with the same MessageIds: the first send after a lost link fails although a new link would work. */
    private <T> T withSender(Function<ServiceBusSenderClient, T> act) {
        ServiceBusSenderClient sender = sender();
        try {
            return act.apply(sender);
        } catch (RuntimeException cause) {
            if (!BusFailures.needsNewSender(cause)) {
                throw cause;
            }
            return act.apply(replace(sender));
        }
    }

    private synchronized ServiceBusSenderClient sender() {
        ServiceBusSenderClient sender = current.orElseGet(senders);
        current = Optional.of(sender);
        return sender;
    }

    private synchronized ServiceBusSenderClient replace(ServiceBusSenderClient broken) {
        if (current.filter(broken::equals).isPresent()) {
            close();
        }
        return sender();
    }

    private static ServiceBusMessage message(Outgoing outgoing) {
        ServiceBusMessage message = new ServiceBusMessage(outgoing.body())
                .setMessageId(outgoing.messageId())
                .setSubject(outgoing.subject())
                .setContentType(MessageCodec.CONTENT_TYPE);
        Object correlationId = outgoing.properties().get(MessageProperties.CORRELATION_ID);
        if (correlationId != null) {
            message.setCorrelationId(correlationId.toString());
        }
        message.getApplicationProperties().putAll(outgoing.properties());
        outgoing.sessionId().ifPresent(message::setSessionId);
        outgoing.scheduledFor().ifPresent(at -> message.setScheduledEnqueueTime(at.atOffset(ZoneOffset.UTC)));
        return message;
    }
}
