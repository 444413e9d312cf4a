package io.roundtrip.simulators.servicebus.entities;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How one queue behaves. Defaults: lock 30 s, 10 deliveries, duplicates dropped within 10 minutes, no time to live, 1 GB.
 *
 * @param deadLetterOnExpiration an expired message is dead-lettered instead of dropped
 * @param releaseOnDetach locks of a receiver that goes away are free at once; the real service lets them expire
 * @param maxSizeInBytes of all messages with the dead letters; a queue that has reached it refuses sends
 */
public record QueueSettings(
        String name,
        Duration lockDuration,
        int maxDeliveryCount,
        Optional<Duration> duplicateDetectionWindow,
        Optional<Duration> timeToLive,
        boolean deadLetterOnExpiration,
        boolean requiresSession,
        boolean releaseOnDetach,
        long maxSizeInBytes,
        EntityStatus status) {
    static final Duration DEFAULT_WINDOW = Duration.ofMinutes(10);
    static final long GIGABYTE = 1L << 30;

    public QueueSettings {
        require(name.matches("[A-Za-z0-9][A-Za-z0-9._/-]{0,259}"), name, "is not a queue name");
        require(positive(lockDuration), name, "needs a lock duration above zero");
        require(maxDeliveryCount > 0, name, "needs a max delivery count above zero");
        require(duplicateDetectionWindow.map(QueueSettings::positive).orElse(true), name, "needs a window above zero");
        require(timeToLive.map(QueueSettings::positive).orElse(true), name, "needs a time to live above zero");
        require(maxSizeInBytes > 0, name, "needs a size above zero");
    }

    public static QueueSettings named(String name) {
        Draft draft = new Draft();
        draft.name = name;
        return draft.settings();
    }

    public QueueSettings withName(String changed) {
        return with(draft -> draft.name = changed);
    }

    public QueueSettings withLockDuration(Duration duration) {
        return with(draft -> draft.lockDuration = duration);
    }

    public QueueSettings withMaxDeliveryCount(int count) {
        return with(draft -> draft.maxDeliveryCount = count);
    }

    public QueueSettings withDuplicateDetectionWindow(Duration window) {
        return with(draft -> draft.duplicateDetectionWindow = Optional.of(window));
    }

    public QueueSettings withoutDuplicateDetection() {
        return with(draft -> draft.duplicateDetectionWindow = Optional.empty());
    }

    public QueueSettings withTimeToLive(Duration duration) {
        return with(draft -> draft.timeToLive = Optional.of(duration));
    }

    public QueueSettings withoutTimeToLive() {
        return with(draft -> draft.timeToLive = Optional.empty());
    }

    public QueueSettings withDeadLetterOnExpiration(boolean deadLetter) {
        return with(draft -> draft.deadLetterOnExpiration = deadLetter);
    }

    public QueueSettings withRequiresSession(boolean required) {
        return with(draft -> draft.requiresSession = required);
    }

    public QueueSettings withReleaseOnDetach(boolean release) {
        return with(draft -> draft.releaseOnDetach = release);
    }

    public QueueSettings withMaxSizeInBytes(long bytes) {
        return with(draft -> draft.maxSizeInBytes = bytes);
    }

    public QueueSettings withStatus(EntityStatus changed) {
        return with(draft -> draft.status = changed);
    }

    /** Settings of the dead-letter sub-queue: same locks, but nothing there expires, repeats or needs a session. */
    QueueSettings forDeadLetters() {
        return named(name)
                .withoutDuplicateDetection()
                .withLockDuration(lockDuration)
                .withReleaseOnDetach(releaseOnDetach);
    }

    private QueueSettings with(Consumer<Draft> change) {
        Draft draft = new Draft();
        draft.name = name;
        draft.lockDuration = lockDuration;
        draft.maxDeliveryCount = maxDeliveryCount;
        draft.duplicateDetectionWindow = duplicateDetectionWindow;
        draft.timeToLive = timeToLive;
        draft.deadLetterOnExpiration = deadLetterOnExpiration;
        draft.requiresSession = requiresSession;
        draft.releaseOnDetach = releaseOnDetach;
        draft.maxSizeInBytes = maxSizeInBytes;
        draft.status = status;
        change.accept(draft);
        return draft.settings();
    }

    private static boolean positive(Duration duration) {
        return duration.compareTo(Duration.ZERO) > 0;
    }

    private static void require(boolean condition, String name, String complaint) {
        if (!condition) {
            throw new IllegalArgumentException("Queue \"" + name + "\" " + complaint);
        }
    }

    /** The settings while one of them changes; the values here are the defaults. */
    private static final class Draft {
        private String name = "";
        private Duration lockDuration = Duration.ofSeconds(30);
        private int maxDeliveryCount = 10;
        private Optional<Duration> duplicateDetectionWindow = Optional.of(DEFAULT_WINDOW);
        private Optional<Duration> timeToLive = Optional.empty();
        private boolean deadLetterOnExpiration = true;
        private boolean requiresSession;
        private boolean releaseOnDetach = true;
        private long maxSizeInBytes = GIGABYTE;
        private EntityStatus status = EntityStatus.ACTIVE;

        private QueueSettings settings() {
            return new QueueSettings(
                    name,
                    lockDuration,
                    maxDeliveryCount,
                    duplicateDetectionWindow,
                    timeToLive,
                    deadLetterOnExpiration,
                    requiresSession,
                    releaseOnDetach,
                    maxSizeInBytes,
                    status);
        }
    }
}
