package io.roundtrip.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.admin.problems.ProblemView;
import io.roundtrip.messaging.Category;
import io.roundtrip.messaging.Stage;
import io.roundtrip.schema.failures.FailureStatus;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private final ResourceBundle messages = ResourceBundle.getBundle("messages");

    @Test
    void everyStatusStageKindAndViewHasItsWords() {
        assertThat(messages.keySet()).containsAll(keys("status.", FailureStatus.values()));
        assertThat(messages.keySet()).containsAll(keys("stage.", Stage.values()));
        assertThat(messages.keySet()).containsAll(keys("story.", Stage.values()));
        assertThat(messages.keySet()).containsAll(keys("short.", Stage.values()));
        assertThat(messages.keySet()).containsAll(keys("category.", Category.values()));
        assertThat(messages.keySet()).containsAll(keys("advice.", Category.values()));
        assertThat(messages.keySet()).containsAll(keys("view.", ProblemView.values()));
        assertThat(messages.keySet()).containsAll(keys("story.", closedOrRetried()));
        assertThat(messages.keySet()).containsAll(keys("short.", closedOrRetried()));
    }

    @Test
    void everySentenceIsAWellFormedPattern() {
        messages.keySet()
                .forEach(key -> assertThat(new MessageFormat(messages.getString(key)))
                        .as(key)
                        .isNotNull());
    }

    private static FailureStatus[] closedOrRetried() {
        return Stream.of(FailureStatus.values())
                .filter(status -> status != FailureStatus.WAITING && status != FailureStatus.FAILED)
                .toArray(FailureStatus[]::new);
    }

    private static Iterable<String> keys(String prefix, Enum<?>[] values) {
        return Arrays.stream(values).map(value -> prefix + value.name()).toList();
    }
}
