package io.roundtrip.simulators.servicebus.amqp;

import io.roundtrip.simulators.servicebus.access.SharedAccess;
import io.roundtrip.simulators.servicebus.entities.Entities;
import io.roundtrip.simulators.servicebus.entities.MessageCodec;
import io.roundtrip.simulators.servicebus.faults.Connections;
import io.roundtrip.simulators.servicebus.faults.FaultScript;
import io.roundtrip.simulators.servicebus.loop.EventLoop;

/**
 * What every connection works with.
 *
 * @param maxMessageSize bytes of one message or batch, and of the state of a session
 */
public record Namespace(
        Entities entities,
        SharedAccess access,
        FaultScript faults,
        Connections connections,
        MessageCodec messages,
        int maxMessageSize,
        int maxConnections) {

    public EventLoop loop() {
        return entities.context().loop();
    }
}
