package io.roundtrip.messaging;

import com.azure.core.amqp.exception.AmqpErrorCondition;
import com.azure.core.amqp.exception.AmqpException;
import com.azure.messaging.servicebus.ServiceBusException;
import com.azure.messaging.servicebus.ServiceBusFailureReason;
import io.roundtrip.messaging.SendOutcome.BusDown;
import io.roundtrip.messaging.SendOutcome.Refused;
import io.roundtrip.messaging.SendOutcome.Unknown;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells what a failed send means ("Service Bus messaging exceptions", Azure Service Bus documentation): did the broker
 * say no, or did the answer get lost?
 */
final class BusFailures {

    private static final Map<ServiceBusFailureReason, String> WHOLE_QUEUE = Map.of(
            ServiceBusFailureReason.MESSAGING_ENTITY_NOT_FOUND, "does not exist",
            ServiceBusFailureReason.MESSAGING_ENTITY_DISABLED, "is disabled",
            ServiceBusFailureReason.UNAUTHORIZED, "refuses our credentials");
    private static final Set<ServiceBusFailureReason> ANSWER_LOST =
            Set.of(ServiceBusFailureReason.SERVICE_TIMEOUT, ServiceBusFailureReason.SERVICE_COMMUNICATION_ERROR);
    private static final Set<AmqpErrorCondition> LINK_ENDED = Set.of(
            AmqpErrorCondition.LINK_DETACH_FORCED,
            AmqpErrorCondition.CONNECTION_FORCED,
            AmqpErrorCondition.OPERATION_CANCELLED,
            AmqpErrorCondition.PROTON_IO);
    private static final Set<AmqpErrorCondition> NEVER = Set.of(
            AmqpErrorCondition.LINK_PAYLOAD_SIZE_EXCEEDED,
            AmqpErrorCondition.NOT_ALLOWED,
            AmqpErrorCondition.ARGUMENT_ERROR);

    private BusFailures() {}

    static SendOutcome outcome(String queue, RuntimeException cause) {
        Optional<ServiceBusFailureReason> reason = reason(cause);
        Optional<String> wholeQueue = reason.map(WHOLE_QUEUE::get);
        if (wholeQueue.isPresent()) {
            return new BusDown("queue " + queue + " " + wholeQueue.get());
        }
        if (disposed(cause)) {
            return new BusDown("the connection to queue " + queue + " was closed");
        }
        if (answerLost(cause)) {
            return new Unknown("queue " + queue + " did not answer");
        }
        return refused(queue, cause, reason);
    }

    /** One sentence about a receiver that ended. */
    static String sentence(String queue, Throwable cause) {
        Optional<String> wholeQueue = reason(cause).map(WHOLE_QUEUE::get);
        return "queue " + queue + " "
                + wholeQueue.orElseGet(
                        () -> "cannot be reached: " + cause.getClass().getSimpleName());
    }

    /** The sender is of no use any more, and a new one may work at once. */
    static boolean needsNewSender(RuntimeException cause) {
        boolean waitedLongEnough = reason(cause)
                .filter(ServiceBusFailureReason.SERVICE_TIMEOUT::equals)
                .isPresent();
        return disposed(cause) || (answerLost(cause) && !waitedLongEnough);
    }

    private static SendOutcome refused(String queue, RuntimeException cause, Optional<ServiceBusFailureReason> reason) {
        boolean never = reason.filter(ServiceBusFailureReason.MESSAGE_SIZE_EXCEEDED::equals)
                        .isPresent()
                || condition(cause).filter(NEVER::contains).isPresent();
        String why = condition(cause)
                .map(AmqpErrorCondition::getErrorCondition)
                .or(() -> reason.map(ServiceBusFailureReason::toString))
                .orElse(cause.getClass().getSimpleName());
        return new Refused(
                never ? FailureKind.PERMANENT : FailureKind.TRANSIENT,
                "queue " + queue + " refused the message: " + why);
    }

    private static boolean answerLost(RuntimeException cause) {
        return reason(cause).filter(ANSWER_LOST::contains).isPresent()
                || condition(cause).filter(LINK_ENDED::contains).isPresent();
    }

    /** "Cannot publish message when disposed": the first send after a detach. */
    private static boolean disposed(RuntimeException cause) {
        return cause instanceof IllegalStateException;
    }

    private static Optional<ServiceBusFailureReason> reason(Throwable cause) {
        return cause instanceof ServiceBusException failure ? Optional.of(failure.getReason()) : Optional.empty();
    }

    private static Optional<AmqpErrorCondition> condition(Throwable cause) {
        Throwable amqp = cause instanceof ServiceBusException ? cause.getCause() : cause;
        return amqp instanceof AmqpException failure
                ? Optional.ofNullable(failure.getErrorCondition())
                : Optional.empty();
    }
}
