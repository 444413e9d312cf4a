package io.roundtrip.simulators.servicebus.entities;

import io.roundtrip.simulators.servicebus.protocol.SectionCodec;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.amqp.messaging.Header;
import org.apache.qpid.proton.amqp.messaging.MessageAnnotations;
import org.apache.qpid.proton.amqp.messaging.Properties;

/** Transfers to stored messages and back, with the annotations of the Service Bus AMQP 1.0 protocol guide. */
public final class MessageCodec {
    /** Message format of a batch: each data section holds a whole message. */
    static final int BATCH_FORMAT = 0x80013700;

    private static final Symbol SEQUENCE_NUMBER = Symbol.valueOf("x-opt-sequence-number");
    private static final Symbol ENQUEUED_SEQUENCE_NUMBER = Symbol.valueOf("x-opt-enqueue-sequence-number");
    private static final Symbol ENQUEUED_AT = Symbol.valueOf("x-opt-enqueued-time");
    private static final Symbol LOCKED_UNTIL = Symbol.valueOf("x-opt-locked-until");
    private static final Symbol SCHEDULED_FOR = Symbol.valueOf("x-opt-scheduled-enqueue-time");
    private static final Symbol STATE = Symbol.valueOf("x-opt-message-state");
    private static final Symbol DEAD_LETTER_SOURCE = Symbol.valueOf("x-opt-deadletter-source");
    private static final int FIRST_BODY_SECTION = 0x75;
    private static final int SMALL_ULONG = 0x53;

    private final SectionCodec codec;
    private final Supplier<UUID> ids;

    public MessageCodec(SectionCodec codec, Supplier<UUID> ids) {
        this.codec = codec;
        this.ids = ids;
    }

    public SectionCodec sections() {
        return codec;
    }

    public List<StoredMessage> readTransfer(byte[] bytes, int format) {
        if (format != BATCH_FORMAT) {
            return List.of(read(bytes));
        }
        List<StoredMessage> messages = new ArrayList<>();
        ByteBuffer envelope = ByteBuffer.wrap(bytes);
        while (envelope.hasRemaining()) {
            if (codec.read(envelope) instanceof Data data) {
                messages.add(read(bytesOf(data.getValue())));
            }
        }
        return messages;
    }

    public StoredMessage read(byte[] bytes) {
        Reading reading = new Reading();
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            int start = rest.position();
            if (sectionCode(rest) >= FIRST_BODY_SECTION) {
                reading.body = Arrays.copyOfRange(bytes, start, bytes.length);
                break;
            }
            Object section = codec.read(rest);
            reading.take(section, Arrays.copyOfRange(bytes, start, rest.position()));
        }
        return stored(reading);
    }

    public byte[] write(StoredMessage message, Optional<String> deadLetterSource) {
        byte[] head = codec.write(header(message), new MessageAnnotations(annotations(message, deadLetterSource)));
        StoredMessage.Sections sections = message.sections;
        byte[] properties = message.propertiesChanged()
                ? codec.write(new ApplicationProperties(new LinkedHashMap<>(message.applicationProperties())))
                : sections.applicationProperties();
        return joined(head, sections.properties(), properties, sections.body());
    }

    public static byte[] bytesOf(Binary binary) {
        int start = binary.getArrayOffset();
        return Arrays.copyOfRange(binary.getArray(), start, start + binary.getLength());
    }

    private static int sectionCode(ByteBuffer bytes) {
        int start = bytes.position();
        int offset = bytes.get(start + 1) == SMALL_ULONG ? 2 : 9;
        return bytes.get(start + offset) & 0xff;
    }

    /** The service hands out ids to messages without one; the JavaScript SDK cannot do without. */
    private StoredMessage stored(Reading reading) {
        Object id = reading.properties.getMessageId();
        if (id == null) {
            id = ids.get().toString().replace("-", "");
            reading.properties.setMessageId(id);
            reading.rawProperties = codec.write(reading.properties);
        }
        String sessionId = reading.properties.getGroupId();
        StoredMessage message =
                new StoredMessage(reading.sections(), id.toString(), sessionId, reading.applicationProperties);
        if (reading.annotations.get(SCHEDULED_FOR) instanceof Date date) {
            message.scheduledFor = date.toInstant();
        }
        return message;
    }

    /** Always a header, even for a message sent without: the SDK dereferences it. */
    private static Header header(StoredMessage message) {
        Header sent = message.sections.header();
        Header header = new Header();
        header.setDurable(sent.getDurable());
        header.setPriority(sent.getPriority());
        header.setTtl(sent.getTtl());
        header.setDeliveryCount(UnsignedInteger.valueOf(message.deliveryCount));
        return header;
    }

    private static Map<Symbol, Object> annotations(StoredMessage message, Optional<String> deadLetterSource) {
        Map<Symbol, Object> annotations = new HashMap<>(message.sections.annotations());
        annotations.put(SEQUENCE_NUMBER, message.sequenceNumber);
        annotations.put(ENQUEUED_SEQUENCE_NUMBER, message.enqueuedSequenceNumber);
        annotations.put(ENQUEUED_AT, Date.from(message.enqueuedAt));
        if (message.state != StoredMessage.State.ACTIVE) {
            annotations.put(STATE, message.state.code);
        }
        MessageLock lock = message.lock;
        if (lock != null) {
            annotations.put(LOCKED_UNTIL, Date.from(lock.until));
        }
        deadLetterSource.ifPresent(source -> annotations.put(DEAD_LETTER_SOURCE, source));
        return annotations;
    }

    private static byte[] joined(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }

    /** The sections of one message as they come in. */
    private static final class Reading {
        private Header header = new Header();
        private final Map<Symbol, Object> annotations = new HashMap<>();
        private Properties properties = new Properties();
        private byte[] rawProperties = {};
        private final Map<String, Object> applicationProperties = new LinkedHashMap<>();
        private byte[] rawApplicationProperties = {};
        private byte[] body = {};

        void take(Object section, byte[] raw) {
            if (section instanceof Header read) {
                header = read;
            } else if (section instanceof MessageAnnotations read && read.getValue() != null) {
                annotations.putAll(read.getValue());
            } else if (section instanceof Properties read) {
                properties = read;
                rawProperties = raw;
            } else if (section instanceof ApplicationProperties read && read.getValue() != null) {
                applicationProperties.putAll(read.getValue());
                rawApplicationProperties = raw;
            }
        }

        StoredMessage.Sections sections() {
            return new StoredMessage.Sections(
                    header, annotations, properties, rawProperties, rawApplicationProperties, body);
        }
    }
}
