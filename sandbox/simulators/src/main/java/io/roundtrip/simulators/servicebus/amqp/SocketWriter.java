package io.roundtrip.simulators.servicebus.amqp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import org.apache.qpid.protonj2.buffer.ProtonBuffer;

/** Gathers what the engine writes in one turn and sends it at once; waits for the socket when that is full. */
public final class SocketWriter {
    private final SocketChannel channel;
    private final SelectionKey key;
    private final ArrayDeque<ByteBuffer> pending = new ArrayDeque<>();
    private ByteArrayOutputStream gathered = new ByteArrayOutputStream();

    SocketWriter(SocketChannel channel, SelectionKey key) {
        this.channel = channel;
        this.key = key;
    }

    /** True for the first bytes since the last flush. */
    boolean gather(ProtonBuffer buffer) {
        boolean first = gathered.size() == 0;
        byte[] bytes = new byte[buffer.getReadableBytes()];
        buffer.readBytes(bytes, 0, bytes.length);
        gathered.writeBytes(bytes);
        return first;
    }

    void flush() throws IOException {
        if (gathered.size() > 0) {
            pending.add(ByteBuffer.wrap(gathered.toByteArray()));
            gathered = new ByteArrayOutputStream();
        }
        while (!pending.isEmpty() && written(pending.element())) {
            pending.remove();
        }
        key.interestOps(pending.isEmpty() ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    }

    private boolean written(ByteBuffer bytes) throws IOException {
        channel.write(bytes);
        return !bytes.hasRemaining();
    }
}
