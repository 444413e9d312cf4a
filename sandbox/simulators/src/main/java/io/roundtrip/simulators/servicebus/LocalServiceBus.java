package io.roundtrip.simulators.servicebus;

import io.roundtrip.simulators.servicebus.access.SharedAccess;
import io.roundtrip.simulators.servicebus.administration.AdministrationServer;
import io.roundtrip.simulators.servicebus.administration.AtomRoutes;
import io.roundtrip.simulators.servicebus.administration.JsonRoutes;
import io.roundtrip.simulators.servicebus.amqp.AmqpListener;
import io.roundtrip.simulators.servicebus.amqp.Namespace;
import io.roundtrip.simulators.servicebus.configuration.EmulatorFile;
import io.roundtrip.simulators.servicebus.entities.Entities;
import io.roundtrip.simulators.servicebus.entities.MessageCodec;
import io.roundtrip.simulators.servicebus.entities.QueueContext;
import io.roundtrip.simulators.servicebus.entities.QueueCounts;
import io.roundtrip.simulators.servicebus.entities.QueueSettings;
import io.roundtrip.simulators.servicebus.entities.TopicSettings;
import io.roundtrip.simulators.servicebus.faults.Connections;
import io.roundtrip.simulators.servicebus.faults.FaultScript;
import io.roundtrip.simulators.servicebus.faults.Faults;
import io.roundtrip.simulators.servicebus.journal.Journal;
import io.roundtrip.simulators.servicebus.journal.JournalEntry;
import io.roundtrip.simulators.servicebus.loop.EventLoop;
import io.roundtrip.simulators.servicebus.protocol.SectionCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Queues and topics of Azure Service Bus on this machine, for development and tests: AMQP 1.0 over plain TCP, on loopback only.
 * The Azure SDKs accept its connection string as that of the emulator. Messages end with {@link #close()}.
 *
 * <p>Beyond the service: faults on demand and a journal. Less than the service: no forwarding, and no SQL in rules.
 */
public final class LocalServiceBus implements AutoCloseable {
    private static final String KEY_NAME = "RootManageSharedAccessKey";
    private static final int JOURNAL_LIMIT = 100_000;

    private final Namespace namespace;
    private final AmqpListener listener;
    private final AdministrationServer administration;

    private LocalServiceBus(Namespace namespace, AmqpListener listener, AdministrationServer administration) {
        this.namespace = namespace;
        this.listener = listener;
        this.administration = administration;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** For the SDK's {@code connectionString}; it has the port and says that there is no TLS. */
    public String connectionString() {
        return "Endpoint=sb://localhost:" + amqpPort() + ";SharedAccessKeyName="
                + namespace.access().keyName() + ";SharedAccessKey="
                + namespace.access().key() + ";UseDevelopmentEmulator=true;";
    }

    public int amqpPort() {
        return listener.port();
    }

    /** Where the SDK's administration client and the JSON interface find us; the client always wants https on 443, so rewrite its requests. */
    public URI administrationUri() {
        return URI.create("http://localhost:" + administration.port());
    }

    /** The name may be that of a dead-letter queue, {@code <queue>/$deadletterqueue}. */
    public QueueCounts counts(String queue) {
        return namespace.loop().call(() -> namespace.entities().named(queue).counts());
    }

    /** The last 100,000 things that happened to messages, oldest first. */
    public List<JournalEntry> journal() {
        return namespace.entities().context().journal().entries();
    }

    public Faults faults() {
        return faultsOf(namespace);
    }

    /** Closing twice is not an error. */
    @Override
    public void close() {
        if (namespace.loop().isStopped()) {
            return;
        }
        administration.close();
        namespace.loop().execute(() -> namespace.connections().all().forEach(Connections.Connection::drop));
        shutDown(namespace, listener);
    }

    private static Faults faultsOf(Namespace namespace) {
        return new Faults(namespace.entities(), namespace.faults(), namespace.connections());
    }

    private static void shutDown(Namespace namespace, AmqpListener listener) {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            namespace.loop().stop();
        }
    }

    /** A port of 0 takes a free one. Without a key, each start makes its own. */
    public static final class Builder {
        /** The limit of the Standard tier, 256 KB. */
        private static final int MAX_MESSAGE_SIZE = 256 * 1024;

        /** The limit of a namespace for AMQP ("Service Bus quotas"). */
        private static final int MAX_CONNECTIONS = 5_000;

        private final List<QueueSettings> queues = new ArrayList<>();
        private final List<TopicSettings> topics = new ArrayList<>();
        private int amqpPort;
        private int administrationPort;
        private int maxMessageSize = MAX_MESSAGE_SIZE;
        private int maxConnections = MAX_CONNECTIONS;
        private String key = randomKey();
        private Clock clock = Clock.systemUTC();
        private Supplier<UUID> ids = UUID::randomUUID;

        private Builder() {}

        public Builder amqpPort(int port) {
            amqpPort = port;
            return this;
        }

        public Builder administrationPort(int port) {
            administrationPort = port;
            return this;
        }

        public Builder queue(QueueSettings settings) {
            queues.add(settings);
            return this;
        }

        public Builder topic(TopicSettings settings) {
            topics.add(settings);
            return this;
        }

        /** Queues and topics of a file in the format of the official emulator; refuses what it cannot do with the place in the file. */
        public Builder configuration(Path file) {
            EmulatorFile read = EmulatorFile.read(file);
            queues.addAll(read.queues());
            topics.addAll(read.topics());
            return this;
        }

        /** Bytes of one message or batch, and of the state of a session. */
        public Builder maxMessageSize(int bytes) {
            maxMessageSize = bytes;
            return this;
        }

        /** Connections at a time; further ones are closed with an error. */
        public Builder maxConnections(int count) {
            maxConnections = count;
            return this;
        }

        public Builder sharedAccessKey(String sharedAccessKey) {
            key = sharedAccessKey;
            return this;
        }

        /** The clock locks, schedules and times to live go by. */
        public Builder clock(Clock source) {
            clock = source;
            return this;
        }

        public Builder ids(Supplier<UUID> source) {
            ids = source;
            return this;
        }

        /** Starts the bus, or throws with the port's number when one of the two is occupied. */
        public LocalServiceBus start() {
            QueueContext context = new QueueContext(new EventLoop(clock), ids, new Journal(JOURNAL_LIMIT));
            Entities entities = new Entities(context);
            queues.forEach(entities::add);
            topics.forEach(entities::add);
            Namespace namespace = new Namespace(
                    entities,
                    new SharedAccess(KEY_NAME, key, clock),
                    new FaultScript(context.loop()),
                    new Connections(),
                    new MessageCodec(new SectionCodec(), ids),
                    maxMessageSize,
                    maxConnections);
            AmqpListener listener = AmqpListener.open(namespace, amqpPort);
            context.loop().start();
            return new LocalServiceBus(namespace, listener, administration(namespace, listener));
        }

        private AdministrationServer administration(Namespace namespace, AmqpListener listener) {
            try {
                return AdministrationServer.start(
                        new AtomRoutes(namespace.entities(), namespace.access(), namespace.connections()),
                        new JsonRoutes(namespace.entities(), faultsOf(namespace)),
                        administrationPort);
            } catch (UncheckedIOException e) {
                shutDown(namespace, listener);
                throw e;
            }
        }

        private static String randomKey() {
            byte[] key = new byte[32];
            new SecureRandom().nextBytes(key);
            return Base64.getEncoder().encodeToString(key);
        }
    }
}
