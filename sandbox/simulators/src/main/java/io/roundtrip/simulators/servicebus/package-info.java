/**
 * A local Service Bus: queues over AMQP 1.0 on loopback that the unmodified Azure SDK accepts, with an administration
 * port and faults on demand. Messages live in memory and end with the process.
 *
 * <p>One thread owns every socket, every AMQP engine and every queue ({@link
 * io.roundtrip.simulators.servicebus.EventLoop}); that is why nothing else here locks.
 */
@NullMarked
package io.roundtrip.simulators.servicebus;

import org.jspecify.annotations.NullMarked;
