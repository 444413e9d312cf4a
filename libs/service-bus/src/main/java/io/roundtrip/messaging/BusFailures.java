package io.roundtrip.messaging;

import com.azure.core.amqp.exception.AmqpErrorCondition;
import com.azure.core.amqp.exception.AmqpException;
import com.azure.messaging.servicebus.ServiceBusException;
import com.azure.messaging.servicebus.ServiceBusFailureReason;
import io.roundtrip.messaging.SendOutcome.BusDown;
import io.roundtrip.messaging.SendOutcome.Refused;
import io.roundtrip.messaging.SendOutcome.Unknown;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Tells what a failed send means ("Service Bus messaging exceptions", Azure Service Bus documentation): did the broker
 * say no, or did the answer get lost?
 */
final class BusFailures {

    private static final String NO_ACCESS = "refuses our credentials";
    private static final Map<ServiceBusFailureReason, String> WHOLE_QUEUE = Map.of(
            ServiceBusFailureReason.MESSAGING_ENTITY_NOT_FOUND, "does not exist",
            ServiceBusFailureReason.MESSAGING_ENTITY_DISABLED, "is disabled",
            ServiceBusFailureReason.UNAUTHORIZED, NO_ACCESS);
    private static final Set<AmqpErrorCondition> LINK_ENDED = Set.of(
            AmqpErrorCondition.LINK_DETACH_FORCED,
            AmqpErrorCondition.CONNECTION_FORCED,
            AmqpErrorCondition.OPERATION_CANCELLED,
            AmqpErrorCondition.TIMEOUT_ERROR,
            AmqpErrorCondition.PROTON_IO);
    private static final Set<AmqpErrorCondition> NEVER = Set.of(
            AmqpErrorCondition.LINK_PAYLOAD_SIZE_EXCEEDED,
            AmqpErrorCondition.NOT_ALLOWED,
            AmqpErrorCondition.ARGUMENT_ERROR);

    private BusFailures() {}

    static SendOutcome outcome(String queue, RuntimeException cause) {
        Optional<String> wholeQueue = wholeQueue(cause);
        if (wholeQueue.isPresent()) {
            return new BusDown("queue " + queue + " " + wholeQueue.get());
        }
        if (disposed(cause)) {
            return new BusDown("the connection to queue " + queue + " was closed");
        }
        if (answerLost(cause)) {
            return new Unknown("queue " + queue + " did not answer");
        }
        return refused(queue, cause);
    }

    /** One sentence about a receiver that ended. */
    static String sentence(String queue, Throwable cause) {
        return "queue " + queue + " "
                + wholeQueue(cause)
                        .orElseGet(
                                () -> "cannot be reached: " + cause.getClass().getSimpleName());
    }

    /** The sender is of no use any more, and a new one may work at once. */
    static boolean needsNewSender(RuntimeException cause) {
        return disposed(cause)
                || (answerLost(cause) && find(TimeoutException.class, cause).isEmpty());
    }

    private static Optional<String> wholeQueue(Throwable cause) {
        return reason(cause)
                .map(WHOLE_QUEUE::get)
                .or(() -> condition(cause)
                        .filter(AmqpErrorCondition.UNAUTHORIZED_ACCESS::equals)
                        .map(refused -> NO_ACCESS));
    }

    private static SendOutcome refused(String queue, RuntimeException cause) {
        AmqpErrorCondition condition = condition(cause).orElse(AmqpErrorCondition.INTERNAL_ERROR);
        return new Refused(
                NEVER.contains(condition) ? FailureKind.PERMANENT : FailureKind.TRANSIENT,
                "queue " + queue + " refused the message: " + condition.getErrorCondition());
    }

    /** Only an error condition that does not speak of the link is a no from the broker; all else leaves it open. */
    private static boolean answerLost(RuntimeException cause) {
        return condition(cause).filter(known -> !LINK_ENDED.contains(known)).isEmpty();
    }

    /** "Cannot publish message when disposed": the first send after a detach. */
    private static boolean disposed(RuntimeException cause) {
        return cause instanceof IllegalStateException;
    }

    private static Optional<ServiceBusFailureReason> reason(Throwable cause) {
        return find(ServiceBusException.class, cause).map(ServiceBusException::getReason);
    }

    /** Without retries left the SDK wraps it twice. */
    private static Optional<AmqpErrorCondition> condition(Throwable cause) {
        return find(AmqpException.class, cause).map(AmqpException::getErrorCondition);
    }

    private static <T extends Throwable> Optional<T> find(Class<T> type, Throwable cause) {
        return Stream.iterate(cause, Objects::nonNull, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
