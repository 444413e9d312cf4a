package io.roundtrip.messaging;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.models.DeadLetterOptions;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** One received message under lock, together with the link that holds the lock. */
final class Delivery {

    private final ServiceBusReceivedMessage message;
    private final ReceiveLink link;
    private final Instant arrived;
    private volatile Instant locked;

    Delivery(ServiceBusReceivedMessage message, ReceiveLink link, Instant arrived) {
        this.message = message;
        this.link = link;
        this.arrived = arrived;
        this.locked = arrived;
    }

    ServiceBusReceivedMessage message() {
        return message;
    }

    String body() {
        return message.getBody().toString();
    }

    ReceiveLink link() {
        return link;
    }

    Instant arrived() {
        return arrived;
    }

    /** When the lock was taken or last renewed. */
    Instant locked() {
        return locked;
    }

    Mono<Void> complete() {
        return link.client().complete(message);
    }

    Mono<Void> abandon() {
        return link.client().abandon(message);
    }

    Mono<Void> deadLetter(DeadLetterOptions options) {
        return link.client().deadLetter(message, options);
    }

    Mono<Void> renew(Instant now) {
        locked = now;
        return link.client().renewMessageLock(message).then();
    }
}
