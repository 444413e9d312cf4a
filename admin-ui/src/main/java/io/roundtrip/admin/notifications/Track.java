package io.roundtrip.admin.notifications;

import io.roundtrip.admin.problems.Problem;
import io.roundtrip.messaging.Stage;
import io.roundtrip.schema.failures.FailureStatus;
import java.util.Arrays;
import java.util.List;

/** The five stages of a notification, with what is known of each; what is not known is not claimed. */
public final class Track {

    private Track() {}

    /**
     * @param style class of the step
     * @param state key of the word below it
     */
    public record Step(Stage stage, String style, String icon, String state) {

        static Step done(Stage stage) {
            return new Step(stage, "t-green", "i-check", "step.done");
        }

        static Step todo(Stage stage) {
            return new Step(stage, "todo", "i-pending", "step.todo");
        }
    }

    public static List<Step> of(Problem problem) {
        return Arrays.stream(Stage.values()).map(stage -> step(stage, problem)).toList();
    }

    private static Step step(Stage stage, Problem problem) {
        if (problem.status() == FailureStatus.RESOLVED) {
            return Step.done(stage);
        }
        int place = stage.compareTo(problem.cause().stage());
        if (place == 0) {
            return here(stage, problem.status());
        }
        return place < 0 ? Step.done(stage) : Step.todo(stage);
    }

    private static Step here(Stage stage, FailureStatus status) {
        return switch (status) {
            case RETRY_REQUESTED, RETRYING -> new Step(stage, "t-blue", "i-retry", "step.again");
            case WAITING, PARKED -> new Step(stage, "t-grey", "i-pending", "step.waits");
            default -> new Step(stage, "t-red", "i-x", "step.failed");
        };
    }
}
