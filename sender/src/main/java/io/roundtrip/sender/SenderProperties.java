package io.roundtrip.sender;

import io.roundtrip.boot.ConfigurationProblem;
import io.roundtrip.boot.Settings;
import java.time.Duration;

/**
 * How the sender polls and sends.
 *
 * @param pollMin pause between two polls of a busy mapping
 * @param pollMax longest pause between two polls of an idle mapping
 * @param batchSize records per look into the outbox, rows per page of a load
 * @param retryFirst pause before a refused record is tried again; doubled each time
 * @param retryMax longest such pause
 */
record SenderProperties(Duration pollMin, Duration pollMax, int batchSize, Duration retryFirst, Duration retryMax) {

    private static final String PREFIX = "roundtrip.sender.";

    SenderProperties {
        notShorter("poll.max-interval", pollMax, "poll.min-interval", pollMin);
        notShorter("retry.max-delay", retryMax, "retry.first-delay", retryFirst);
    }

    static SenderProperties from(Settings settings) {
        return new SenderProperties(
                settings.duration(PREFIX + "poll.min-interval", Duration.ofMillis(500)),
                settings.duration(PREFIX + "poll.max-interval", Duration.ofSeconds(30)),
                settings.positive(PREFIX + "batch-size", 500),
                settings.duration(PREFIX + "retry.first-delay", Duration.ofMinutes(1)),
                settings.duration(PREFIX + "retry.max-delay", Duration.ofHours(1)));
    }

    private static void notShorter(String longName, Duration longer, String shortName, Duration shorter) {
        if (longer.compareTo(shorter) < 0) {
            throw new ConfigurationProblem(
                    PREFIX + longName, longer + " is shorter than " + shortName + " " + shorter, shorter.toString());
        }
    }
}
