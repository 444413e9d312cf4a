package io.roundtrip.messaging;

import io.roundtrip.messaging.memory.MemoryPublisher;
import java.util.ArrayList;
import java.util.List;

class MemoryPublisherTest extends PublisherContract {

    private final MemoryPublisher publisher = new MemoryPublisher();
    private final List<String> refused = new ArrayList<>();

    @Override
    Publisher publisher() {
        return publisher;
    }

    @Override
    List<String> accepted() {
        return ids(publisher.messages());
    }

    @Override
    void refuseMessagesThatContain(String text) {
        refused.add(text);
        publisher.refuse(message -> refused.stream().anyMatch(message.body()::contains));
    }

    @Override
    void goDown() {
        publisher.goDown();
    }

    @Override
    void comeBack() {
        publisher.comeBack();
    }
}
