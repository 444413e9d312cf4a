package io.roundtrip.schema.failures;

import io.roundtrip.dataverse.DataverseException;
import io.roundtrip.messaging.Category;
import io.roundtrip.messaging.Failure;
import io.roundtrip.messaging.FailureKind;
import io.roundtrip.messaging.Stage;

/** What a refusal by Dataverse means for the message that needed it. */
public final class DataverseRefusal {

    private DataverseRefusal() {}

    /** @param reason what could not be done, in plain words */
    public static Failure failure(DataverseException refused, Stage stage, String reason) {
        String said = refused.serverMessage().map(text -> ": " + text).orElse("");
        return Failure.of(kind(refused), stage, category(refused, stage), reason)
                .withDetail(refused.getMessage() + said)
                .withRetryAfter(refused.retryAfter());
    }

    private static FailureKind kind(DataverseException refused) {
        if (refused.unauthorized()) {
            return FailureKind.BLOCKED;
        }
        return refused.transientFailure() ? FailureKind.TRANSIENT : FailureKind.PERMANENT;
    }

    /** A read that is wrong in itself asks for a table or column that does not exist, as the mapping says. */
    private static Category category(DataverseException refused, Stage stage) {
        if (refused.unauthorized() || refused.accessDenied()) {
            return Category.ACCESS;
        }
        if (refused.throttled()) {
            return Category.THROTTLED;
        }
        return refused.status() == 400 && stage == Stage.READ ? Category.MAPPING : Category.UNKNOWN;
    }
}
