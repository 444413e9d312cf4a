package io.roundtrip.messaging;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a result of every exception: after one, each message of the batch is handled alone, so that only the bad one fails. */
final class IsolatingHandler<M extends Message> implements BatchHandler<M> {

    private static final Logger log = LoggerFactory.getLogger(IsolatingHandler.class);

    private final BatchHandler<M> handler;

    IsolatingHandler(BatchHandler<M> handler) {
        this.handler = handler;
    }

    @Override
    public List<HandlingResult> handle(List<M> messages) {
        if (messages.size() == 1) {
            return List.of(handleAlone(messages.get(0)));
        }
        try {
            return checked(messages);
        } catch (RuntimeException | StackOverflowError | LinkageError cause) {
            log.debug(
                    "A batch of {} messages failed; each is handled alone now: {}", messages.size(), cause.toString());
            List<HandlingResult> results = new ArrayList<>();
            messages.forEach(message -> results.add(handleAlone(message)));
            return results;
        }
    }

    private HandlingResult handleAlone(M message) {
        try {
            return checked(List.of(message)).get(0);
        } catch (RuntimeException | StackOverflowError | LinkageError cause) {
            log.error("Message {} failed unexpectedly; it counts as a transient failure", message.messageId(), cause);
            Stage stage = message instanceof Acknowledgement ? Stage.ACKNOWLEDGE : Stage.DELIVER;
            return HandlingResult.failed(
                    Failure.of(FailureKind.TRANSIENT, stage, Category.UNKNOWN, "an unexpected error happened")
                            .withDetail(cause.toString()));
        }
    }

    private List<HandlingResult> checked(List<M> messages) {
        List<HandlingResult> results = handler.handle(messages);
        if (results.size() != messages.size()) {
            throw new IllegalStateException(
                    "The handler returned " + results.size() + " results for " + messages.size() + " messages");
        }
        return results;
    }
}
