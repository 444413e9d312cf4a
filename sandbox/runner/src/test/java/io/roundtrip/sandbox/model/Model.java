package io.roundtrip.sandbox.model;

import java.util.Optional;

/**
 * A world small enough to be explored completely.
 *
 * @param <S> a state; mutable while a step is applied, never afterwards
 */
public interface Model<S> {
    S initial();

    /** Offers every step that may come next, each with the state it leads to. */
    void steps(S state, Steps<S> steps);

    /** What is wrong with a state; {@code quiet} when nothing is left to do for any process of ours. */
    Optional<String> violation(S state, boolean quiet);

    /** Equal states, also those that differ by a symmetry only, have equal keys. */
    byte[] encode(S state);

    S decode(byte[] key);
}
