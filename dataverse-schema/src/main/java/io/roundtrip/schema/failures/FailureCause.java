package io.roundtrip.schema.failures;

import io.roundtrip.messaging.Category;
import io.roundtrip.messaging.Stage;

/**
 * Why a notification failed.
 *
 * @param reason plain words for a business admin, lower case, without ids
 * @param detail what a technician needs, cut to 4,000 characters
 */
public record FailureCause(Stage stage, Category category, String reason, String detail) {

    private static final int REASON_LENGTH = 400;
    private static final int DETAIL_LENGTH = 4_000;

    public FailureCause {
        reason = cut(reason, REASON_LENGTH);
        detail = cut(detail, DETAIL_LENGTH);
    }

    /** Failures with the same key have the same cause, whatever row they concern. */
    public String key() {
        return cut(stage + "/" + category + "/" + reason.replaceAll("[0-9]+", "#"), 100);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
