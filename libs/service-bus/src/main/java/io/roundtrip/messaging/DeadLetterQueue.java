package io.roundtrip.messaging;

import static io.roundtrip.messaging.Checks.notBlank;

/**
 * The dead letters of one queue.
 *
 * @param name of the queue itself
 * @param stage where a letter failed that does not tell, because the broker gave up on it
 */
public record DeadLetterQueue(String name, Stage stage) {

    private static final int BATCH = 20;
    private static final int CONCURRENCY = 1;

    public DeadLetterQueue {
        notBlank("name", name);
    }

    public static DeadLetterQueue ofNotifications(String name) {
        return new DeadLetterQueue(name, Stage.DELIVER);
    }

    public static DeadLetterQueue ofAcknowledgements(String name) {
        return new DeadLetterQueue(name, Stage.ACKNOWLEDGE);
    }

    ProcessorSettings settings() {
        return ProcessorSettings.of(name).withBatches(BATCH, CONCURRENCY);
    }
}
