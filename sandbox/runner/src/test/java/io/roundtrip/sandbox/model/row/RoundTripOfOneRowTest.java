package io.roundtrip.sandbox.model.row;

import static io.roundtrip.sandbox.model.row.Bounds.Setting.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.sandbox.model.Exploration;
import io.roundtrip.sandbox.model.Explorer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing lost, nothing older over newer, echo bounded, the right target id: in every interleaving within the bounds. */
class RoundTripOfOneRowTest {
    static Stream<Arguments> worlds() {
        return Stream.of(
                Arguments.of("two edits, no fault", Bounds.of(GUARDED).edits(2)),
                Arguments.of(
                        "one edit, each of the sender's steps, one fault of any kind",
                        Bounds.of(
                                        GUARDED,
                                        SENDER_IN_STEPS,
                                        SENDER_KILLED,
                                        WORKER_KILLED,
                                        LOCK_LOST,
                                        ACK_REPEATED,
                                        ACK_DEAD_LETTERED)
                                .edits(1)
                                .faults(1)),
                Arguments.of(
                        "two edits, one fault of workers or acknowledgements",
                        Bounds.of(GUARDED, WORKER_KILLED, LOCK_LOST, ACK_REPEATED, ACK_DEAD_LETTERED)
                                .edits(2)
                                .faults(1)),
                Arguments.of(
                        "one edit, two faults of workers or acknowledgements",
                        Bounds.of(GUARDED, WORKER_KILLED, LOCK_LOST, ACK_REPEATED, ACK_DEAD_LETTERED)
                                .edits(1)
                                .faults(2)),
                Arguments.of(
                        "delete and re-creation, one fault",
                        Bounds.of(GUARDED, RE_READ, WORKER_KILLED, LOCK_LOST, ACK_REPEATED)
                                .edits(1)
                                .deletes(1)
                                .faults(1)),
                Arguments.of(
                        "two edits in and out of the filter, one fault",
                        Bounds.of(GUARDED, RE_READ, EXITS, WORKER_KILLED, LOCK_LOST, ACK_REPEATED, ACK_DEAD_LETTERED)
                                .edits(2)
                                .faults(1)),
                Arguments.of(
                        "blind target with sessions and re-read, lock lost",
                        Bounds.of(SESSIONS, RE_READ, LOCK_LOST).edits(2).faults(1)),
                Arguments.of(
                        "two mappings, one edit, one worker",
                        Bounds.of(GUARDED).mappings(2).workers(1).edits(1)),
                Arguments.of(
                        "a plug-in changes the row inside our patch",
                        Bounds.of(GUARDED).edits(1).plugIns(2)),
                Arguments.of(
                        "a row that changes on its own acknowledgement",
                        Bounds.of(GUARDED, SELF_CAUSING).workers(1).edits(1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("worlds")
    void holdsInEveryInterleaving(String name, Bounds bounds) {
        Exploration exploration = new Explorer<>(new RowModel(bounds, Policies.PRODUCTION), 2_000_000).explore(name);
        System.out.println(exploration.report());
        assertThat(exploration.violation()).as(exploration::report).isEmpty();
    }
}
