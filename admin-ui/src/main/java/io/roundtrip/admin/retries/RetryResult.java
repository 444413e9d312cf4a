package io.roundtrip.admin.retries;

import io.roundtrip.admin.retries.RetryAnswer.Done;
import io.roundtrip.admin.retries.RetryAnswer.TooLate;
import io.roundtrip.admin.retries.RetryAnswer.Unknown;
import java.util.List;
import java.util.UUID;

/** What came of many wishes, for scripts. */
public record RetryResult(List<UUID> requested, List<Late> tooLate, List<UUID> unknown) {

    public record Late(UUID id, String why) {}

    public static RetryResult of(List<RetryAnswer> answers) {
        return new RetryResult(
                ids(answers, Done.class),
                answers.stream()
                        .filter(TooLate.class::isInstance)
                        .map(TooLate.class::cast)
                        .map(late -> new Late(late.id(), late.why()))
                        .toList(),
                ids(answers, Unknown.class));
    }

    private static List<UUID> ids(List<RetryAnswer> answers, Class<? extends RetryAnswer> kind) {
        return answers.stream().filter(kind::isInstance).map(RetryAnswer::id).toList();
    }
}
