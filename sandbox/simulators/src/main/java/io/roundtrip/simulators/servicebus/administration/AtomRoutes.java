package io.roundtrip.simulators.servicebus.administration;

import com.sun.net.httpserver.HttpExchange;
import io.roundtrip.simulators.servicebus.access.SharedAccess;
import io.roundtrip.simulators.servicebus.entities.Entities;
import io.roundtrip.simulators.servicebus.entities.MessageQueue;
import io.roundtrip.simulators.servicebus.entities.QueueCounts;
import io.roundtrip.simulators.servicebus.entities.QueueSettings;
import io.roundtrip.simulators.servicebus.protocol.EntityAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads of the Service Bus administration interface (ATOM): one queue, all queues. It changes nothing. */
public final class AtomRoutes {
    private static final String ATOM = "xmlns=\"http://www.w3.org/2005/Atom\"";
    private static final String SERVICE_BUS = "http://schemas.microsoft.com/netservices/2010/10/servicebus/connect";
    private static final String COUNTS = "http://schemas.microsoft.com/netservices/2011/06/servicebus";
    private static final String ENTRY = "application/atom+xml;type=entry;charset=utf-8";
    private static final String FEED = "application/atom+xml;type=feed;charset=utf-8";
    private static final String FOREVER = "P10675199DT2H48M5.4775807S";

    private final Entities entities;
    private final SharedAccess access;

    AtomRoutes(Entities entities, SharedAccess access) {
        this.entities = entities;
        this.access = access;
    }

    AdministrationServer.Answer answer(HttpExchange exchange) {
        String token = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        String path = exchange.getRequestURI().getPath().substring(1);
        if (!access.accepts(token)) {
            return error(401, "The token is missing, expired or has an invalid signature.");
        }
        if (!exchange.getRequestMethod().equals("GET")) {
            return error(405, "The local Service Bus has its queues from its start; they cannot be changed.");
        }
        return entities.context()
                .loop()
                .call(() -> path.equalsIgnoreCase("$Resources/queues") ? queues() : queue(path));
    }

    private AdministrationServer.Answer queues() {
        String entries = entities.queues().stream().map(this::entry).collect(Collectors.joining());
        return new AdministrationServer.Answer(200, FEED, feed("Queues", entries));
    }

    /** An unknown entity is an empty feed with status 200; the SDK makes "not found" of it. */
    private AdministrationServer.Answer queue(String path) {
        return entities.find(EntityAddress.of(path))
                .map(queue -> new AdministrationServer.Answer(200, ENTRY, entry(queue)))
                .orElseGet(() -> new AdministrationServer.Answer(200, FEED, feed("Publicly Listed Services", "")));
    }

    private static AdministrationServer.Answer error(int status, String detail) {
        String body = "<Error><Code>" + status + "</Code><Detail>" + detail + "</Detail></Error>";
        return new AdministrationServer.Answer(status, "application/xml;charset=utf-8", body);
    }

    private String feed(String title, String entries) {
        return "<feed " + ATOM + "><title type=\"text\">" + title + "</title><id>http://localhost/</id><updated>"
                + entities.context().loop().now() + "</updated>" + entries + "</feed>";
    }

    private String entry(MessageQueue queue) {
        String name = queue.settings().name();
        return "<entry " + ATOM + "><id>http://localhost/" + name + "</id><title type=\"text\">" + name
                + "</title><published>" + entities.context().loop().now() + "</published><updated>"
                + entities.context().loop().now()
                + "</updated><content type=\"application/xml\"><QueueDescription xmlns=\""
                + SERVICE_BUS + "\" xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\">" + settings(queue.settings())
                + runtime(queue) + "</QueueDescription></content></entry>";
    }

    private static String settings(QueueSettings settings) {
        Optional<Duration> window = settings.duplicateDetectionWindow();
        return element("LockDuration", settings.lockDuration())
                + element("MaxSizeInMegabytes", 1024)
                + element("RequiresDuplicateDetection", window.isPresent())
                + element("RequiresSession", settings.requiresSession())
                + element(
                        "DefaultMessageTimeToLive",
                        settings.timeToLive().map(Duration::toString).orElse(FOREVER))
                + element("DeadLetteringOnMessageExpiration", settings.deadLetterOnExpiration())
                + element("DuplicateDetectionHistoryTimeWindow", window.orElse(Duration.ofMinutes(10)))
                + element("MaxDeliveryCount", settings.maxDeliveryCount())
                + element("EnableBatchedOperations", true)
                + element("Status", "Active")
                + element("AutoDeleteOnIdle", FOREVER)
                + element("EnablePartitioning", false)
                + element("EntityAvailabilityStatus", "Available");
    }

    private String runtime(MessageQueue queue) {
        QueueCounts counts = queue.counts();
        long total = counts.active() + counts.scheduled() + counts.deadLettered();
        return element("SizeInBytes", 0)
                + element("MessageCount", total)
                + element("CreatedAt", entities.context().loop().now())
                + element("UpdatedAt", entities.context().loop().now())
                + element("AccessedAt", entities.context().loop().now())
                + "<CountDetails xmlns:c=\"" + COUNTS + "\">"
                + element("c:ActiveMessageCount", counts.active())
                + element("c:DeadLetterMessageCount", counts.deadLettered())
                + element("c:ScheduledMessageCount", counts.scheduled())
                + element("c:TransferMessageCount", 0)
                + element("c:TransferDeadLetterMessageCount", 0)
                + "</CountDetails>";
    }

    private static String element(String name, Object value) {
        return "<" + name + ">" + value + "</" + name + ">";
    }
}
