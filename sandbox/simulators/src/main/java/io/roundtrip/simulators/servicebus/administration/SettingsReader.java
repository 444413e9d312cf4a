package io.roundtrip.simulators.servicebus.administration;

import io.roundtrip.simulators.servicebus.entities.EntityStatus;
import io.roundtrip.simulators.servicebus.entities.QueueSettings;
import io.roundtrip.simulators.servicebus.entities.TopicSettings;
import io.roundtrip.simulators.servicebus.protocol.AmqpRefusal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.w3c.dom.Element;

/** Descriptions of entities as settings. What is not said stays as it is; what is not simulated is refused. */
final class SettingsReader {
    private static final Set<String> READ = Set.of(
            "LockDuration",
            "MaxSizeInMegabytes",
            "RequiresDuplicateDetection",
            "RequiresSession",
            "DefaultMessageTimeToLive",
            "DeadLetteringOnMessageExpiration",
            "DuplicateDetectionHistoryTimeWindow",
            "MaxDeliveryCount",
            "Status",
            "DefaultRuleDescription");
    private static final Set<String> TOLD_NOT_ASKED = Set.of(
            "SizeInBytes",
            "MessageCount",
            "CountDetails",
            "CreatedAt",
            "UpdatedAt",
            "AccessedAt",
            "EntityAvailabilityStatus",
            "SubscriptionCount");
    /** Without partitions every topic keeps the order, and a correlation filter cannot fail: both values mean the same. */
    private static final Set<String> WITHOUT_EFFECT =
            Set.of("SupportOrdering", "DeadLetteringOnFilterEvaluationExceptions");

    private static final Map<String, String> ONLY = Map.of(
            "EnableBatchedOperations", "true",
            "EnablePartitioning", "false",
            "EnableExpress", "false",
            "IsAnonymousAccessible", "false",
            "FilteringMessagesBeforePublishing", "false",
            "EnableSubscriptionPartitioning", "false",
            "MaxMessageSizeInKilobytes", "0");
    /** .NET's longest time span and what SDKs make of it; real limits end far below. */
    private static final Duration FOREVER = Duration.ofDays(10_000_000);

    private final Element description;

    SettingsReader(Element description) {
        this.description = description;
        Xml.children(description).forEach(SettingsReader::check);
    }

    QueueSettings queue(QueueSettings base) {
        QueueSettings held = held(base);
        QueueSettings sized =
                size(base.maxSizeInBytes()).map(held::withMaxSizeInBytes).orElse(held);
        return window(base.duplicateDetectionWindow())
                .map(sized::withDuplicateDetectionWindow)
                .orElseGet(sized::withoutDuplicateDetection);
    }

    /** What queues and subscriptions share. */
    QueueSettings held(QueueSettings base) {
        QueueSettings settings = base;
        settings = read(settings, "LockDuration", (now, text) -> now.withLockDuration(Duration.parse(text)));
        settings = read(settings, "MaxDeliveryCount", (now, text) -> now.withMaxDeliveryCount(Integer.parseInt(text)));
        settings =
                read(settings, "RequiresSession", (now, text) -> now.withRequiresSession(Boolean.parseBoolean(text)));
        settings = read(
                settings,
                "DeadLetteringOnMessageExpiration",
                (now, text) -> now.withDeadLetterOnExpiration(Boolean.parseBoolean(text)));
        settings = read(settings, "Status", (now, text) -> now.withStatus(EntityStatus.titled(text)));
        return read(
                settings,
                "DefaultMessageTimeToLive",
                (now, text) -> finite(text).map(now::withTimeToLive).orElseGet(now::withoutTimeToLive));
    }

    TopicSettings topic(TopicSettings base) {
        TopicSettings settings = base.withDuplicateDetection(window(base.duplicateDetectionWindow()))
                .withMaxSizeInBytes(size(base.maxSizeInBytes()).orElse(base.maxSizeInBytes()));
        settings = read(settings, "Status", (now, text) -> now.withStatus(EntityStatus.titled(text)));
        return read(settings, "DefaultMessageTimeToLive", (now, text) -> now.withTimeToLive(finite(text)));
    }

    private Optional<Duration> window(Optional<Duration> base) {
        boolean required = Xml.text(description, "RequiresDuplicateDetection")
                .map(Boolean::parseBoolean)
                .orElse(base.isPresent());
        Duration window = Xml.text(description, "DuplicateDetectionHistoryTimeWindow")
                .map(Duration::parse)
                .orElse(base.orElse(Duration.ofMinutes(10)));
        return required ? Optional.of(window) : Optional.empty();
    }

    /** A limit that is told back as it was shown stays exact, though it is shown in whole megabytes. */
    private Optional<Long> size(long base) {
        return Xml.text(description, "MaxSizeInMegabytes")
                .map(Long::valueOf)
                .filter(megabytes -> megabytes != Descriptions.megabytes(base))
                .map(Descriptions::bytes);
    }

    private <S> S read(S settings, String name, BiFunction<S, String, S> change) {
        return Xml.text(description, name)
                .map(text -> change.apply(settings, text))
                .orElse(settings);
    }

    private static void check(Element element) {
        String name = element.getLocalName();
        String text = element.getTextContent().trim();
        boolean known = READ.contains(name) || TOLD_NOT_ASKED.contains(name) || WITHOUT_EFFECT.contains(name);
        boolean never = name.equals("AutoDeleteOnIdle") && finite(text).isEmpty();
        if (!known && !never && !text.isEmpty() && !text.equals(ONLY.get(name))) {
            throw AmqpRefusal.notSimulated(name + " " + text);
        }
    }

    private static Optional<Duration> finite(String text) {
        return Optional.of(Duration.parse(text)).filter(duration -> duration.compareTo(FOREVER) < 0);
    }
}
