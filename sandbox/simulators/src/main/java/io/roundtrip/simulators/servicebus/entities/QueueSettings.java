package io.roundtrip.simulators.servicebus.entities;

import java.time.Duration;
import java.util.Optional;

/**
 * How one queue behaves. Defaults: lock 30 s, 10 deliveries, duplicates dropped within 10 minutes, no time to live.
 *
 * @param deadLetterOnExpiration an expired message is dead-lettered instead of dropped
 * @param releaseOnDetach locks of a receiver that goes away are free at once; the real service lets them expire
 */
public record QueueSettings(
        String name,
        Duration lockDuration,
        int maxDeliveryCount,
        Optional<Duration> duplicateDetectionWindow,
        Optional<Duration> timeToLive,
        boolean deadLetterOnExpiration,
        boolean requiresSession,
        boolean releaseOnDetach) {

    public QueueSettings {
        require(name.matches("[A-Za-z0-9][A-Za-z0-9._/-]{0,259}"), name, "is not a queue name");
        require(positive(lockDuration), name, "needs a lock duration above zero");
        require(maxDeliveryCount > 0, name, "needs a max delivery count above zero");
        require(duplicateDetectionWindow.map(QueueSettings::positive).orElse(true), name, "needs a window above zero");
        require(timeToLive.map(QueueSettings::positive).orElse(true), name, "needs a time to live above zero");
    }

    public static QueueSettings named(String name) {
        return new QueueSettings(
                name,
                Duration.ofSeconds(30),
                10,
                Optional.of(Duration.ofMinutes(10)),
                Optional.empty(),
                true,
                false,
                true);
    }

    public QueueSettings withLockDuration(Duration duration) {
        return new QueueSettings(
                name,
                duration,
                maxDeliveryCount,
                duplicateDetectionWindow,
                timeToLive,
                deadLetterOnExpiration,
                requiresSession,
                releaseOnDetach);
    }

    public QueueSettings withMaxDeliveryCount(int count) {
        return new QueueSettings(
                name,
                lockDuration,
                count,
                duplicateDetectionWindow,
                timeToLive,
                deadLetterOnExpiration,
                requiresSession,
                releaseOnDetach);
    }

    public QueueSettings withDuplicateDetectionWindow(Duration window) {
        return withDuplicateDetection(Optional.of(window));
    }

    public QueueSettings withoutDuplicateDetection() {
        return withDuplicateDetection(Optional.empty());
    }

    public QueueSettings withTimeToLive(Duration duration) {
        return new QueueSettings(
                name,
                lockDuration,
                maxDeliveryCount,
                duplicateDetectionWindow,
                Optional.of(duration),
                deadLetterOnExpiration,
                requiresSession,
                releaseOnDetach);
    }

    public QueueSettings withDeadLetterOnExpiration(boolean deadLetter) {
        return new QueueSettings(
                name,
                lockDuration,
                maxDeliveryCount,
                duplicateDetectionWindow,
                timeToLive,
                deadLetter,
                requiresSession,
                releaseOnDetach);
    }

    public QueueSettings withRequiresSession(boolean required) {
        return new QueueSettings(
                name,
                lockDuration,
                maxDeliveryCount,
                duplicateDetectionWindow,
                timeToLive,
                deadLetterOnExpiration,
                required,
                releaseOnDetach);
    }

    public QueueSettings withReleaseOnDetach(boolean release) {
        return new QueueSettings(
                name,
                lockDuration,
                maxDeliveryCount,
                duplicateDetectionWindow,
                timeToLive,
                deadLetterOnExpiration,
                requiresSession,
                release);
    }

    /** Settings of the dead-letter sub-queue: same locks, but nothing there expires, repeats or needs a session. */
    QueueSettings forDeadLetters() {
        return named(name)
                .withoutDuplicateDetection()
                .withLockDuration(lockDuration)
                .withReleaseOnDetach(releaseOnDetach);
    }

    private QueueSettings withDuplicateDetection(Optional<Duration> window) {
        return new QueueSettings(
                name,
                lockDuration,
                maxDeliveryCount,
                window,
                timeToLive,
                deadLetterOnExpiration,
                requiresSession,
                releaseOnDetach);
    }

    private static boolean positive(Duration duration) {
        return duration.compareTo(Duration.ZERO) > 0;
    }

    private static void require(boolean condition, String name, String complaint) {
        if (!condition) {
            throw new IllegalArgumentException("Queue \"" + name + "\" " + complaint);
        }
    }
}
