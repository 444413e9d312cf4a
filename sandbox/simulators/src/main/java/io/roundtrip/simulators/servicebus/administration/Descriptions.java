package io.roundtrip.simulators.servicebus.administration;

import static io.roundtrip.simulators.servicebus.administration.Xml.element;

import io.roundtrip.simulators.servicebus.entities.EntityTimes;
import io.roundtrip.simulators.servicebus.entities.MessageQueue;
import io.roundtrip.simulators.servicebus.entities.QueueCounts;
import io.roundtrip.simulators.servicebus.entities.QueueSettings;
import io.roundtrip.simulators.servicebus.entities.Subscription;
import io.roundtrip.simulators.servicebus.entities.Topic;
import io.roundtrip.simulators.servicebus.entities.TopicSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Entities as the administration interface describes them, settings and runtime values in one. */
final class Descriptions {
    static final String SERVICE_BUS = "http://schemas.microsoft.com/netservices/2010/10/servicebus/connect";
    static final String INSTANCE = "xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\"";
    /** The longest time span of .NET, for "never". */
    static final String FOREVER = "P10675199DT2H48M5.4775807S";

    private static final String COUNTS = "http://schemas.microsoft.com/netservices/2011/06/servicebus";
    private static final int MEGABYTE_BITS = 20;

    private Descriptions() {}

    static String of(MessageQueue queue) {
        QueueSettings settings = queue.settings();
        return described(
                "QueueDescription",
                held(settings)
                        + size(settings.maxSizeInBytes(), queue.sizeInBytes())
                        + window(settings.duplicateDetectionWindow())
                        + element("EnablePartitioning", false)
                        + element("EnableExpress", false)
                        + element("IsAnonymousAccessible", false)
                        + runtime(queue.times(), queue.counts()));
    }

    static String of(Subscription subscription) {
        MessageQueue queue = subscription.queue();
        return described(
                "SubscriptionDescription",
                held(queue.settings())
                        + element("DeadLetteringOnFilterEvaluationExceptions", true)
                        + runtime(queue.times(), queue.counts()));
    }

    static String of(Topic topic) {
        TopicSettings settings = topic.settings();
        return described(
                "TopicDescription",
                element("DefaultMessageTimeToLive", orForever(settings.timeToLive()))
                        + size(settings.maxSizeInBytes(), topic.sizeInBytes())
                        + window(settings.duplicateDetectionWindow())
                        + element("EnableBatchedOperations", true)
                        + element("Status", settings.status().title())
                        + element("SupportOrdering", true)
                        + element("AutoDeleteOnIdle", FOREVER)
                        + element("EnablePartitioning", false)
                        + element("EnableSubscriptionPartitioning", false)
                        + element("FilteringMessagesBeforePublishing", false)
                        + element("EnableExpress", false)
                        + element("IsAnonymousAccessible", false)
                        + element("SubscriptionCount", topic.subscriptions().size())
                        + runtime(topic.times(), new QueueCounts(0, topic.scheduledCount(), 0)));
    }

    static String ofNamespace(Instant started) {
        return described(
                "NamespaceInfo",
                element("CreatedTime", started)
                        + element("MessagingSKU", "Standard")
                        + element("ModifiedTime", started)
                        + element("Name", "localhost")
                        + element("NamespaceType", "Messaging"));
    }

    static long megabytes(long bytes) {
        return Math.max(1, bytes >> MEGABYTE_BITS);
    }

    static long bytes(long megabytes) {
        return megabytes << MEGABYTE_BITS;
    }

    static String described(String name, String content) {
        return "<" + name + " xmlns=\"" + SERVICE_BUS + "\" " + INSTANCE + ">" + content + "</" + name + ">";
    }

    private static String held(QueueSettings settings) {
        return element("LockDuration", settings.lockDuration())
                + element("RequiresSession", settings.requiresSession())
                + element("DefaultMessageTimeToLive", orForever(settings.timeToLive()))
                + element("DeadLetteringOnMessageExpiration", settings.deadLetterOnExpiration())
                + element("MaxDeliveryCount", settings.maxDeliveryCount())
                + element("EnableBatchedOperations", true)
                + element("Status", settings.status().title())
                + element("AutoDeleteOnIdle", FOREVER);
    }

    private static String size(long limit, long used) {
        return element("MaxSizeInMegabytes", megabytes(limit)) + element("SizeInBytes", used);
    }

    private static String window(Optional<Duration> window) {
        return element("RequiresDuplicateDetection", window.isPresent())
                + element("DuplicateDetectionHistoryTimeWindow", window.orElse(Duration.ofMinutes(10)));
    }

    private static String orForever(Optional<Duration> duration) {
        return duration.map(Duration::toString).orElse(FOREVER);
    }

    private static String runtime(EntityTimes times, QueueCounts counts) {
        return element("MessageCount", counts.active() + counts.scheduled() + counts.deadLettered())
                + element("CreatedAt", times.created())
                + element("UpdatedAt", times.updated())
                + element("AccessedAt", times.accessed())
                + element("EntityAvailabilityStatus", "Available")
                + "<CountDetails xmlns:c=\"" + COUNTS + "\">"
                + element("c:ActiveMessageCount", counts.active())
                + element("c:DeadLetterMessageCount", counts.deadLettered())
                + element("c:ScheduledMessageCount", counts.scheduled())
                + element("c:TransferMessageCount", 0)
                + element("c:TransferDeadLetterMessageCount", 0)
                + "</CountDetails>";
    }
}
