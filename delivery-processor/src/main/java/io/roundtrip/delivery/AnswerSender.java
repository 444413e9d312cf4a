package io.roundtrip.delivery;

import io.roundtrip.messaging.Acknowledgement;
import io.roundtrip.messaging.Category;
import io.roundtrip.messaging.Failure;
import io.roundtrip.messaging.FailureKind;
import io.roundtrip.messaging.HandlingResult;
import io.roundtrip.messaging.MessageCodec;
import io.roundtrip.messaging.Notification;
import io.roundtrip.messaging.Outgoing;
import io.roundtrip.messaging.Publisher;
import io.roundtrip.messaging.SendOutcome;
import io.roundtrip.messaging.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sends acknowledgements; a notification is done only when the broker has accepted its answer. */
final class AnswerSender {

    private final Publisher inbound;
    private final MessageCodec codec = new MessageCodec();

    AnswerSender(Publisher inbound) {
        this.inbound = inbound;
    }

    Map<Notification, HandlingResult> send(Map<Notification, Acknowledgement> ready) {
        Map<Notification, HandlingResult> results = new HashMap<>();
        if (ready.isEmpty()) {
            return results;
        }
        List<Notification> notifications = new ArrayList<>(ready.keySet());
        List<SendOutcome> outcomes = inbound.sendBatch(
                ready.values().stream().map(ack -> Outgoing.of(ack, codec)).toList());
        for (int i = 0; i < notifications.size(); i++) {
            results.put(notifications.get(i), result(outcomes.get(i)));
        }
        return results;
    }

    private static HandlingResult result(SendOutcome outcome) {
        return outcome.isAccepted()
                ? HandlingResult.done()
                : HandlingResult.failed(Failure.of(
                                FailureKind.TRANSIENT,
                                Stage.ACKNOWLEDGE,
                                Category.UNKNOWN,
                                "the answer of the target could not be passed on")
                        .withDetail(outcome.toString()));
    }
}
