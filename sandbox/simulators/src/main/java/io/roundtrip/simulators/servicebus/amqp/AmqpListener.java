package io.roundtrip.simulators.servicebus.amqp;

import io.roundtrip.simulators.servicebus.loop.EventLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accepts connections on loopback. */
public final class AmqpListener implements EventLoop.Channel, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(AmqpListener.class);

    private final Namespace namespace;
    private final ServerSocketChannel server;

    private AmqpListener(Namespace namespace, ServerSocketChannel server) {
        this.namespace = namespace;
        this.server = server;
    }

    public static AmqpListener open(Namespace namespace, int port) {
        try {
            ServerSocketChannel server = ServerSocketChannel.open();
            AmqpListener listener = new AmqpListener(namespace, server);
            listener.bind(port);
            return listener;
        } catch (IOException e) {
            throw cannotListen(port, "amqpPort", e);
        }
    }

    public static UncheckedIOException cannotListen(int port, String setting, IOException cause) {
        String reason = cause instanceof BindException ? "is occupied or not permitted" : "cannot be opened";
        return new UncheckedIOException(
                "Port " + port + " on loopback " + reason + "; end the process that holds it, or choose another "
                        + setting,
                cause);
    }

    public int port() {
        return server.socket().getLocalPort();
    }

    @Override
    public void ready(SelectionKey key) throws IOException {
        for (SocketChannel channel = server.accept(); channel != null; channel = server.accept()) {
            if (namespace.faults().down) {
                channel.close();
            } else {
                namespace.connections().add(new AmqpConnection(namespace, channel));
            }
        }
    }

    @Override
    public void failed(Exception cause) {
        log.warn("A connection could not be accepted; the client has to try again", cause);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void bind(int port) throws IOException {
        try {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            server.configureBlocking(false);
            server.register(namespace.loop().selector(), SelectionKey.OP_ACCEPT, this);
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }
}
