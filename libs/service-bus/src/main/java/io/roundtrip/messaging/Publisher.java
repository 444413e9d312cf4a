package io.roundtrip.messaging;

import java.time.Instant;
import java.util.List;

/**
 * Sends messages to one queue. Throws nothing for a broker that refuses or is away: that is an outcome. At least once:
 * after an unknown outcome the caller repeats. Keeps no order between messages. Safe for several threads.
 */
public interface Publisher extends AutoCloseable {

    /**
     * Sends these messages in as few transfers as their size allows. A refused transfer is sent again one by one, so that
     * a message the broker does not take stops no other.
     *
     * @return one outcome per message, in the same order
     */
    List<SendOutcome> sendBatch(List<Outgoing> messages);

    default SendOutcome send(Outgoing message) {
        return sendBatch(List.of(message)).get(0);
    }

    /** Accepted means that the message is stored now and becomes visible then. */
    default SendOutcome schedule(Outgoing message, Instant at) {
        return send(message.at(at));
    }

    /** Ends the connection; nothing is buffered here that could be lost. */
    @Override
    void close();
}
