package io.roundtrip.simulators.servicebus.management;

import io.roundtrip.simulators.servicebus.entities.MessageQueue;
import java.util.Collections;
import java.util.Date;
import java.util.Map;
import org.apache.qpid.proton.amqp.Binary;

/** Management operations on a session that somebody holds. */
public final class SessionOperations {
    private static final String ID = "session-id";
    private static final String STATE = "session-state";

    private final MessageQueue queue;

    SessionOperations(MessageQueue queue) {
        this.queue = queue;
    }

    Map<String, Object> renew(Request request) {
        return Map.of("expiration", Date.from(queue.sessions().renew(request.requiredText(ID))));
    }

    /** The state of a session without one is null, and the field is there nevertheless. */
    Map<String, Object> state(Request request) {
        return queue.sessions()
                .held(request.requiredText(ID))
                .state
                .map(state -> Map.<String, Object>of(STATE, new Binary(state)))
                .orElseGet(() -> Collections.singletonMap(STATE, null));
    }

    Map<String, Object> setState(Request request) {
        queue.sessions().held(request.requiredText(ID)).state = request.binary(STATE);
        return Map.of();
    }
}
