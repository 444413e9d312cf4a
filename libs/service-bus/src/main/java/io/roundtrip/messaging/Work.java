package io.roundtrip.messaging;

import java.util.function.Function;

/**
 * What a processor does with the messages of its queue.
 *
 * @param type the only kind of message that belongs into the queue
 * @param policy by message, because each mapping has its own
 */
public record Work<M extends Message>(
        Class<M> type,
        BatchHandler<M> handler,
        Function<M, RetryPolicy> policy,
        RetryListener<M> listener,
        Circuit circuit) {

    /** Default retry policy, nobody told. */
    public static <M extends Message> Work<M> of(Class<M> type, BatchHandler<M> handler) {
        return new Work<>(type, handler, message -> RetryPolicy.DEFAULT, RetryListener.none(), failure -> {});
    }

    public Work<M> withPolicy(Function<M, RetryPolicy> byMessage) {
        return new Work<>(type, handler, byMessage, listener, circuit);
    }

    public Work<M> withListener(RetryListener<M> told) {
        return new Work<>(type, handler, policy, told, circuit);
    }

    public Work<M> withCircuit(Circuit told) {
        return new Work<>(type, handler, policy, listener, told);
    }
}
