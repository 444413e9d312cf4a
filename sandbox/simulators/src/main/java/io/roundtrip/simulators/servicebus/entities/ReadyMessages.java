package io.roundtrip.simulators.servicebus.entities;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Messages that wait for a receiver, in the order of their sequence numbers, per session where the queue has sessions. */
public final class ReadyMessages {
    private static final String NO_SESSION = "";

    private final boolean bySession;
    private final Map<String, NavigableMap<Long, StoredMessage>> groups = new LinkedHashMap<>();

    ReadyMessages(boolean bySession) {
        this.bySession = bySession;
    }

    void add(StoredMessage message) {
        groups.computeIfAbsent(group(message), name -> new TreeMap<>()).put(message.sequenceNumber, message);
    }

    void remove(StoredMessage message) {
        NavigableMap<Long, StoredMessage> group = groups.get(group(message));
        if (group != null && group.remove(message.sequenceNumber) != null && group.isEmpty()) {
            groups.remove(group(message));
        }
    }

    Optional<StoredMessage> first(Optional<String> session) {
        NavigableMap<Long, StoredMessage> group = groups.get(session.orElse(NO_SESSION));
        return group == null ? Optional.empty() : Optional.of(group.firstEntry().getValue());
    }

    /** Sessions with waiting messages, the one that waits longest first. */
    List<String> sessions() {
        return List.copyOf(groups.keySet());
    }

    private String group(StoredMessage message) {
        String sessionId = message.sessionId;
        return bySession && sessionId != null ? sessionId : NO_SESSION;
    }
}
