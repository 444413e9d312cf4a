package io.roundtrip.simulators.servicebus.amqp;

import io.roundtrip.simulators.servicebus.faults.Connections;
import io.roundtrip.simulators.servicebus.loop.EventLoop;
import io.roundtrip.simulators.servicebus.protocol.AmqpRefusal;
import io.roundtrip.simulators.servicebus.protocol.EntityAddress;
import io.roundtrip.simulators.servicebus.transactions.Transactions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.qpid.protonj2.buffer.ProtonBuffer;
import org.apache.qpid.protonj2.buffer.ProtonBufferAllocator;
import org.apache.qpid.protonj2.engine.Connection;
import org.apache.qpid.protonj2.engine.Engine;
import org.apache.qpid.protonj2.engine.EngineFactory;
import org.apache.qpid.protonj2.engine.Link;
import org.apache.qpid.protonj2.engine.Session;
import org.apache.qpid.protonj2.engine.exceptions.EngineStateException;
import org.apache.qpid.protonj2.types.transport.ErrorCondition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client connection: its socket, its AMQP engine and its receive links. */
public final class AmqpConnection implements EventLoop.Channel, Connections.Connection {
    private static final Logger log = LoggerFactory.getLogger(AmqpConnection.class);
    private static final int FRAME_SIZE = 1 << 16;
    private static final int CHANNELS = 4999;
    private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(4);
    /** Clients want a frame every 30 s (the SDK advertises half of its 60 s). */
    private static final Duration TICK = Duration.ofSeconds(5);

    private static final Duration CLOSE_GRACE = Duration.ofMillis(200);

    final Namespace namespace;
    final Transactions transactions;
    private final SocketChannel channel;
    private final SocketWriter writer;
    private final Engine engine = EngineFactory.PROTON.createEngine();
    private final Connection connection;
    private final LinkAttachments attachments;
    private final ByteBuffer input = ByteBuffer.allocate(FRAME_SIZE);
    private final Set<OutgoingLink> outgoing = new HashSet<>();
    private final Authorizations authorizations;
    private EventLoop.Timer tick = EventLoop.Timer.NONE;
    private boolean closed;

    AmqpConnection(Namespace namespace, SocketChannel channel) throws IOException {
        this.namespace = namespace;
        this.transactions = new Transactions(namespace.entities().context());
        this.authorizations = new Authorizations(namespace.loop(), this::tokenExpired);
        this.channel = channel;
        channel.configureBlocking(false);
        channel.socket().setTcpNoDelay(true);
        writer = new SocketWriter(channel, channel.register(namespace.loop().selector(), SelectionKey.OP_READ, this));
        engine.outputHandler(this::write);
        engine.errorHandler(failed -> engineFailed(failed.failureCause()));
        engine.saslDriver().server().setListener(new AnyMechanism());
        connection = engine.start();
        attachments = new LinkAttachments(this);
        handle();
    }

    private void handle() {
        connection.openHandler(this::opened);
        connection.closeHandler(remote -> {
            remote.close();
            namespace.loop().atEndOfTurn(this::drop);
        });
        connection.sessionOpenHandler(session -> {
            session.open();
            session.closeHandler(Session::close);
        });
        connection.receiverOpenHandler(attachments::clientSends);
        connection.senderOpenHandler(attachments::clientReceives);
        connection.transactionManagerOpenHandler(transactions::attach);
    }

    boolean isOpen() {
        return !closed;
    }

    void authorize(EntityAddress address, Instant until) {
        authorizations.grant(address, until);
    }

    void checkAuthorized(EntityAddress address) {
        if (!authorizations.allows(address)) {
            throw AmqpRefusal.unauthorized(address.path());
        }
    }

    void add(OutgoingLink link) {
        outgoing.add(link);
    }

    void remove(OutgoingLink link) {
        outgoing.remove(link);
    }

    @Override
    public void ready(SelectionKey key) throws IOException {
        if (key.isReadable()) {
            read();
        }
        if (key.isValid() && key.isWritable()) {
            writer.flush();
        }
    }

    @Override
    public void failed(Exception cause) {
        log.debug("A connection ends: {}", cause.toString());
        drop();
    }

    @Override
    public void close(String condition) {
        close(new ErrorCondition(condition, "Closed on demand of a fault."));
    }

    private void close(ErrorCondition condition) {
        connection.setCondition(condition);
        connection.close();
        namespace.loop().after(CLOSE_GRACE, this::drop);
    }

    private void tokenExpired(String entity) {
        ErrorCondition condition =
                new ErrorCondition("amqp:unauthorized-access", "ExpiredToken: The token is expired.");
        openLinks().stream()
                .filter(link -> LinkAttachments.addressOf(link).key().equals(entity))
                .forEach(link -> end(link, condition));
    }

    @Override
    public int detachLinks(EntityAddress queue, String condition) {
        List<Link<?>> links = openLinks().stream()
                .filter(link -> LinkAttachments.addressOf(link).sameAs(queue))
                .toList();
        links.forEach(link -> end(link, new ErrorCondition(condition, "Detached on demand of a fault.")));
        return links.size();
    }

    @Override
    public void endUnusableLinks() {
        for (Link<?> link : openLinks()) {
            try {
                attachments.checkUsable(link);
            } catch (AmqpRefusal refusal) {
                end(link, new ErrorCondition(refusal.condition(), refusal.text()));
            }
        }
    }

    private List<Link<?>> openLinks() {
        return connection.sessions().stream()
                .<Link<?>>flatMap(session -> session.links().stream())
                .filter(link -> link.isLocallyOpen())
                .toList();
    }

    private void end(Link<?> link, ErrorCondition condition) {
        link.setCondition(condition);
        link.close();
        List.copyOf(outgoing).forEach(OutgoingLink::endIfClosed);
    }

    @Override
    public void drop() {
        if (closed) {
            return;
        }
        closed = true;
        tick.cancel();
        authorizations.clear();
        namespace.connections().remove(this);
        List.copyOf(outgoing).forEach(OutgoingLink::end);
        try {
            channel.close();
            engine.shutdown();
        } catch (IOException | EngineStateException e) {
            log.debug("A connection did not close cleanly: {}", e.toString());
        }
    }

    private void opened(Connection remote) {
        remote.setContainerId("local-service-bus")
                .setMaxFrameSize(FRAME_SIZE)
                .setIdleTimeout(IDLE_TIMEOUT.toMillis())
                .setChannelMax(CHANNELS);
        remote.open();
        keepAlive();
        if (namespace.connections().all().size() > namespace.maxConnections()) {
            AmqpRefusal refusal = AmqpRefusal.tooManyConnections(namespace.maxConnections());
            close(new ErrorCondition(refusal.condition(), refusal.text()));
        }
    }

    private void keepAlive() {
        connection.tick(namespace.loop().now().toEpochMilli());
        if (!closed) {
            tick = namespace.loop().after(TICK, this::keepAlive);
        }
    }

    private void engineFailed(Throwable cause) {
        if (!closed) {
            log.warn("A connection is dropped because its AMQP engine failed: {}", cause.toString());
            namespace.loop().atEndOfTurn(this::drop);
        }
    }

    private void read() throws IOException {
        int count = channel.read(input.clear());
        if (count < 0) {
            drop();
        } else if (count > 0) {
            engine.ingest(ProtonBufferAllocator.defaultAllocator().copy(input.array(), 0, count));
        }
    }

    private void write(ProtonBuffer buffer, Runnable written) {
        if (writer.gather(buffer)) {
            namespace.loop().atEndOfTurn(this::flush);
        }
        if (written != null) {
            written.run();
        }
    }

    private void flush() {
        try {
            if (!closed) {
                writer.flush();
            }
        } catch (IOException e) {
            failed(e);
        }
    }
}
