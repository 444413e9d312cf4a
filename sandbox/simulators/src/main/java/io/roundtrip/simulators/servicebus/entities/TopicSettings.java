package io.roundtrip.simulators.servicebus.entities;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How one topic behaves. Defaults: duplicates dropped within 10 minutes, no time to live, 1 GB, no subscriptions.
 *
 * @param maxSizeInBytes of all subscriptions together
 */
public record TopicSettings(
        String name,
        Optional<Duration> duplicateDetectionWindow,
        Optional<Duration> timeToLive,
        long maxSizeInBytes,
        EntityStatus status,
        List<SubscriptionSettings> subscriptions) {

    public TopicSettings {
        QueueSettings.named(name); // the same rules for names
        subscriptions = List.copyOf(subscriptions);
    }

    public static TopicSettings named(String name) {
        return new TopicSettings(
                name,
                Optional.of(QueueSettings.DEFAULT_WINDOW),
                Optional.empty(),
                QueueSettings.GIGABYTE,
                EntityStatus.ACTIVE,
                List.of());
    }

    public TopicSettings withSubscription(SubscriptionSettings subscription) {
        return new TopicSettings(
                name,
                duplicateDetectionWindow,
                timeToLive,
                maxSizeInBytes,
                status,
                Stream.concat(subscriptions.stream(), Stream.of(subscription)).toList());
    }

    public TopicSettings withDuplicateDetection(Optional<Duration> window) {
        return new TopicSettings(name, window, timeToLive, maxSizeInBytes, status, subscriptions);
    }

    public TopicSettings withTimeToLive(Optional<Duration> limit) {
        return new TopicSettings(name, duplicateDetectionWindow, limit, maxSizeInBytes, status, subscriptions);
    }

    public TopicSettings withMaxSizeInBytes(long bytes) {
        return new TopicSettings(name, duplicateDetectionWindow, timeToLive, bytes, status, subscriptions);
    }

    public TopicSettings withStatus(EntityStatus changed) {
        return new TopicSettings(name, duplicateDetectionWindow, timeToLive, maxSizeInBytes, changed, subscriptions);
    }
}
