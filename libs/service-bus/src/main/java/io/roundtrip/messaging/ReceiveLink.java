package io.roundtrip.messaging;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverAsyncClient;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

/**
 * One client and its stream of messages: as many messages as were asked for come, no more. Apart from the hooks it belongs
 * to one event loop.
 */
final class ReceiveLink extends BaseSubscriber<ServiceBusReceivedMessage> {

    /** Told from the SDK's threads; must not block. */
    interface Listener {

        void arrived(ReceiveLink link, ServiceBusReceivedMessage message);

        void ended(ReceiveLink link, Throwable cause);
    }

    private final ServiceBusReceiverAsyncClient client;
    private final Listener listener;
    private final int firstCredit;
    private int outstanding;
    private int open;
    private boolean retired;

    ReceiveLink(ServiceBusReceiverAsyncClient client, int firstCredit, Listener listener) {
        this.client = client;
        this.firstCredit = firstCredit;
        this.listener = listener;
        this.outstanding = firstCredit;
    }

    void open() {
        client.receiveMessages().subscribe(this);
    }

    ServiceBusReceiverAsyncClient client() {
        return client;
    }

    void opened() {
        open++;
    }

    /** One message of this link is settled or given up. */
    void closed() {
        open--;
        outstanding--;
        closeWhenDone();
    }

    /** Asks for more, up to this many under lock or on their way. */
    void fillUp(int capacity) {
        int more = capacity - outstanding;
        if (!retired && more > 0) {
            outstanding = capacity;
            request(more);
        }
    }

    /** No more messages from here; the client stays until the open ones are settled. */
    void retire() {
        retired = true;
        cancel();
        closeWhenDone();
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
        request(firstCredit);
    }

    @Override
    protected void hookOnNext(ServiceBusReceivedMessage message) {
        listener.arrived(this, message);
    }

    @Override
    protected void hookOnError(Throwable cause) {
        listener.ended(this, cause);
    }

    @Override
    protected void hookOnComplete() {
        listener.ended(this, new IllegalStateException("the stream of messages ended"));
    }

    private void closeWhenDone() {
        if (retired && open == 0) {
            client.close();
        }
    }
}
