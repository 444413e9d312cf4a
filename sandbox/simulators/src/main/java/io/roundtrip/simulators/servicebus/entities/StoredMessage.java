package io.roundtrip.simulators.servicebus.entities;

import io.roundtrip.simulators.servicebus.journal.JournalEntry;
import io.roundtrip.simulators.servicebus.loop.EventLoop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.messaging.Header;
import org.apache.qpid.proton.amqp.messaging.Properties;
import org.jspecify.annotations.Nullable;

/** A message in a queue. What the sender wrote stays as raw bytes, so that every type survives the way through. */
public final class StoredMessage {
    private static final int LONGEST_BODY_START = 2_000;

    /** Values as in the annotation {@code x-opt-message-state}. */
    enum State {
        ACTIVE(0),
        DEFERRED(1),
        SCHEDULED(2);

        final int code;

        State(int code) {
            this.code = code;
        }
    }

    /** The sections as the sender wrote them. */
    record Sections(
            Header header,
            Map<Symbol, Object> annotations,
            Properties system,
            byte[] properties,
            byte[] applicationProperties,
            byte[] body) {
        int size() {
            return headerSize() + body.length;
        }

        int headerSize() {
            return properties.length + applicationProperties.length;
        }
    }

    final Sections sections;
    final String id;
    final @Nullable String sessionId;

    State state = State.ACTIVE;
    long sequenceNumber;
    long enqueuedSequenceNumber;
    Instant enqueuedAt = Instant.EPOCH;

    @Nullable
    public Instant scheduledFor;

    Instant expiresAt = Instant.MAX;
    int deliveryCount;

    @Nullable
    public MessageLock lock;

    EventLoop.Timer timer = EventLoop.Timer.NONE;

    private Optional<Duration> timeToLive;
    private Map<String, Object> applicationProperties;
    private boolean propertiesChanged;

    @Nullable
    private String bodyStart;

    StoredMessage(Sections sections, String id, @Nullable String sessionId, Map<String, Object> applicationProperties) {
        this.sections = sections;
        this.id = id;
        this.sessionId = sessionId;
        this.applicationProperties = applicationProperties;
        this.timeToLive =
                Optional.ofNullable(sections.header().getTtl()).map(ttl -> Duration.ofMillis(ttl.longValue()));
    }

    /** The same message for a subscription, with a state of its own. What the sender wrote is shared. */
    StoredMessage copy() {
        StoredMessage copy = new StoredMessage(sections, id, sessionId, applicationProperties);
        copy.timeToLive = timeToLive;
        copy.enqueuedSequenceNumber = enqueuedSequenceNumber;
        copy.bodyStart = bodyStart;
        return copy;
    }

    /** Bytes of what the sender wrote. */
    int size() {
        return sections.size();
    }

    Optional<Duration> timeToLive() {
        return timeToLive;
    }

    void limitTimeToLive(Optional<Duration> limit) {
        timeToLive = Stream.concat(timeToLive.stream(), limit.stream()).min(Comparator.naturalOrder());
    }

    Map<String, Object> applicationProperties() {
        return Collections.unmodifiableMap(applicationProperties);
    }

    boolean propertiesChanged() {
        return propertiesChanged;
    }

    void change(Map<String, Object> changes) {
        if (!changes.isEmpty()) {
            applicationProperties = new LinkedHashMap<>(applicationProperties);
            applicationProperties.putAll(changes);
            propertiesChanged = true;
        }
    }

    /** For the journal; read once, because every step of the message is an entry with it. */
    String bodyStart() {
        String start = bodyStart;
        if (start == null) {
            int length = Math.min(sections.body().length, LONGEST_BODY_START);
            start = new String(sections.body(), 0, length, StandardCharsets.UTF_8);
            bodyStart = start;
        }
        return start;
    }

    public boolean bodyContains(String text) {
        return new String(sections.body(), StandardCharsets.UTF_8).contains(text);
    }

    JournalEntry journalEntry(Instant at, String queue, JournalEntry.Kind kind, String detail) {
        return new JournalEntry(at, queue, kind, id, applicationProperties(), detail, bodyStart());
    }

    boolean expired(Instant now) {
        return !expiresAt.isAfter(now);
    }
}
