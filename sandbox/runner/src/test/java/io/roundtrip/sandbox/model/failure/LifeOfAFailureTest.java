package io.roundtrip.sandbox.model.failure;

import static io.roundtrip.sandbox.model.failure.Bounds.Setting.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.sandbox.model.Exploration;
import io.roundtrip.sandbox.model.Explorer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No failure hidden or stuck, green only from the target, retry numbers never fall: in every interleaving. */
class LifeOfAFailureTest {
    static Stream<Arguments> worlds() {
        return Stream.of(
                Arguments.of("one edit, two people request", Bounds.of(1, 2, 0)),
                Arguments.of(
                        "no edit, transient failures, one request, one kill", Bounds.of(0, 1, 1, TRANSIENT, KILLS)),
                Arguments.of("one edit, one request, one kill", Bounds.of(1, 1, 1, KILLS)),
                Arguments.of("one edit, one request, lock lost", Bounds.of(1, 1, 1, LOCK_LOST)),
                Arguments.of("one request, message lost", Bounds.of(1, 1, 1, MESSAGE_LOST)),
                Arguments.of("two edits, deletes, one request", Bounds.of(2, 1, 0, DELETES)),
                Arguments.of(
                        "one edit, deletes, one request, lock lost or kill",
                        Bounds.of(1, 1, 1, DELETES, LOCK_LOST, KILLS)),
                Arguments.of(
                        "one edit, deletes, transient failures, one request", Bounds.of(1, 1, 0, DELETES, TRANSIENT)),
                Arguments.of("a parent that arrives later", Bounds.of(1, 1, 0, PARENT)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("worlds")
    void holdsInEveryInterleaving(String name, Bounds bounds) {
        Exploration exploration = new Explorer<>(new FailureModel(bounds, Rules.PRODUCTION), 1_500_000).explore(name);
        System.out.println(exploration.report());
        assertThat(exploration.violation()).as(exploration::report).isEmpty();
    }
}
