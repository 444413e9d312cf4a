package io.roundtrip.schema.failures;

/** What came of a person's wish. */
public sealed interface Acted {

    record Done(FailureRow row) implements Acted {}

    /** Somebody or something was faster, or the state does not allow it; the sentence says which. Nothing was changed. */
    record TooLate(String why) implements Acted {}

    /** There is no such failure. */
    record Unknown() implements Acted {}
}
