/**
 * A local Service Bus: queues over AMQP 1.0 on loopback that the unmodified Azure SDK accepts, with an administration
 * port and faults on demand. Messages live in memory and end with the process.
 *
 * <p>Users meet {@link io.roundtrip.simulators.servicebus.LocalServiceBus} here, {@code entities.QueueSettings} and
 * {@code QueueCounts}, {@code faults.Faults} with {@code SendRefusal}, and {@code journal.JournalEntry}. The rooms, each of
 * which knows only those above it:
 *
 * <ul>
 *   <li>{@code loop}, {@code journal}, {@code access}: the one thread, what happened, shared access signatures
 *   <li>{@code protocol}: refusals, addresses, the codec of AMQP's sections
 *   <li>{@code entities}: queues with their messages, locks, sessions and duplicate history
 *   <li>{@code transactions}: work that waits for its commit
 *   <li>{@code faults}: what is refused, delayed, lost or broken on demand
 *   <li>{@code management}: the operations of {@code $management} and {@code $cbs}
 *   <li>{@code amqp}: connections, sessions, links
 *   <li>{@code administration}: the HTTP port, with the service's own interface and ours
 * </ul>
 *
 * <p>One thread owns every socket, every AMQP engine and every queue ({@link
 * io.roundtrip.simulators.servicebus.loop.EventLoop}); that is why nothing else here locks.
 */
@NullMarked
package io.roundtrip.simulators.servicebus;

import org.jspecify.annotations.NullMarked;
