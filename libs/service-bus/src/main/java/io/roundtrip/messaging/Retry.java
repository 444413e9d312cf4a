package io.roundtrip.messaging;

import java.time.Instant;
import org.slf4j.Logger;

/** One message that failed and will be tried again. */
record Retry<M extends Message>(Received<M> received, Failure failure, Instant due) {

    String messageId() {
        return received.message().messageId();
    }

    Outgoing copy(MessageCodec codec) {
        return received.nextAttempt(codec, due);
    }

    void tell(RetryListener<M> listener) {
        listener.beforeRetry(received.message(), failure, received.message().attempt(), due);
    }

    void log(Logger log, int maxAttempts) {
        M message = received.message();
        log.warn(
                "Message {} for {} {} failed on attempt {} of {}; next attempt at {}: {} ({} in {})",
                messageId(),
                message.table(),
                message.rowId(),
                message.attempt(),
                maxAttempts,
                due,
                failure.reason(),
                failure.category(),
                failure.stage());
    }
}
