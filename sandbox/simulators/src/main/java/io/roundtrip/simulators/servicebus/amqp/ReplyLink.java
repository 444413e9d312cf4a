package io.roundtrip.simulators.servicebus.amqp;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import org.apache.qpid.protonj2.buffer.ProtonBuffer;
import org.apache.qpid.protonj2.buffer.ProtonBufferAllocator;
import org.apache.qpid.protonj2.engine.OutgoingDelivery;
import org.apache.qpid.protonj2.engine.Sender;
import org.jspecify.annotations.Nullable;

/** The answering half of a request-response pair. Answers go out settled. */
public final class ReplyLink {
    private final Sender link;
    private final ArrayDeque<byte[]> answers = new ArrayDeque<>();
    private long lastTag;
    private @Nullable OutgoingDelivery current;
    private @Nullable ProtonBuffer unsent;

    ReplyLink(Sender link) {
        this.link = link;
    }

    void open() {
        link.setLinkedResource(this);
        link.creditStateUpdateHandler(credit -> sendAll());
        link.open();
    }

    void send(byte[] answer) {
        answers.add(answer);
        sendAll();
    }

    private void sendAll() {
        while (link.isSendable() && (unsent != null || !answers.isEmpty())) {
            sendSome();
        }
        if (link.isDraining()) {
            link.drained();
        }
    }

    private void sendSome() {
        if (current == null || unsent == null) {
            unsent = ProtonBufferAllocator.defaultAllocator().copy(answers.remove());
            byte[] tag = ByteBuffer.allocate(Long.BYTES).putLong(++lastTag).array();
            current = link.next().setTag(tag);
            current.settle();
        }
        current.streamBytes(unsent, true);
        unsent = unsent.isReadable() ? unsent : null;
    }
}
