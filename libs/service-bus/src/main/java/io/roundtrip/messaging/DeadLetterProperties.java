package io.roundtrip.messaging;

import com.azure.messaging.servicebus.models.DeadLetterOptions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Application properties by which a dead letter tells why it is one. */
final class DeadLetterProperties {

    static final String STAGE = "Stage";
    static final String CATEGORY = "Category";
    static final String REASON = "Reason";
    static final String DETAIL = "Detail";
    static final String ATTEMPTS = "Attempts";
    static final String VERSION = "Version";
    static final String RECORD_NAME = "RecordName";
    static final String CREATED_ON = "CreatedOn";
    static final String FAILED_AT = "FailedAt";

    /** Characters; the broker takes 64 KiB of properties in all ("Service Bus quotas"). */
    static final int LONGEST_DETAIL = 4000;

    private static final int LONGEST_REASON = 1000;

    private DeadLetterProperties() {}

    static DeadLetterOptions options(Failure failure, int attempts, Instant failedAt) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(STAGE, failure.stage().name());
        properties.put(CATEGORY, failure.category().name());
        properties.put(REASON, cut(failure.reason(), LONGEST_REASON));
        properties.put(DETAIL, cut(failure.detail(), LONGEST_DETAIL));
        properties.put(ATTEMPTS, attempts);
        properties.put(FAILED_AT, failedAt.toString());
        failure.version().ifPresent(version -> properties.put(VERSION, version));
        failure.recordName().ifPresent(name -> properties.put(RECORD_NAME, cut(name, LONGEST_REASON)));
        failure.createdOn().ifPresent(created -> properties.put(CREATED_ON, created.toString()));
        return new DeadLetterOptions()
                .setDeadLetterReason(failure.category().name())
                .setDeadLetterErrorDescription(cut(failure.reason(), LONGEST_REASON))
                .setPropertiesToModify(properties);
    }

    static DeadLetterOptions options(Failure failure, Message message, Instant failedAt) {
        DeadLetterOptions options = options(failure, message.attempt(), failedAt);
        options.getPropertiesToModify().put(MessageProperties.CORRELATION_ID, message.correlationId());
        return options;
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
